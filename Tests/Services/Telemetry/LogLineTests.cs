using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Telemetry;

/// <summary>What an operator reads: a line an event, and for each problem of a program one with its trace id.</summary>
public sealed partial class LogLineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task An_event_is_a_line_and_a_problems_trace_id_finds_its_own(string format)
    {
        await using var site = Start(("Logging__Format", format));
        using var program = new HttpClient { BaseAddress = new((await site.AddressAsync())!) };
        var refused = await TraceIdAsync(await program.GetAsync("/api/v1/profile/attributes"));
        var wrong = await TraceIdAsync(await program.PostAsJsonAsync(
            "/api/v1/auth/login", new { email = "nobody@example.com", password = "some long password" }));
        SiteTable.TakeAway(folder, "AspNetUsers");
        var failed = await TraceIdAsync(await program.PostAsJsonAsync(
            "/api/v1/auth/login", new { email = "nobody@example.com", password = "some long password" }));
        var failedAgain = await TraceIdAsync(await program.PostAsJsonAsync(
            "/api/v1/auth/login", new { email = "nobody@example.com", password = "some long password" }));
        await site.TerminateAsync();

        string[] lines = [.. site.Output.Split('\n').Where(line => line.Length > 0)];
        Assert.All(lines, line => AssertIsEvent(format, line));
        Assert.Contains("GET /api/v1/profile/attributes: 401,", LineOf(refused), StringComparison.Ordinal);
        Assert.Contains("POST /api/v1/auth/login: 401,", LineOf(wrong), StringComparison.Ordinal);
        Assert.Contains("The database failed: ", LineOf(failed), StringComparison.Ordinal);
        Assert.Equal(failed, failedAgain);
        Assert.DoesNotContain("nobody@example.com", site.Output, StringComparison.Ordinal);

        string LineOf(string traceId) =>
            string.Join('\n', lines.Where(line => line.Contains(traceId, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Requests_are_a_line_each_where_that_is_set_with_their_route_and_nothing_that_was_typed()
    {
        await using var site = Start(("Logging__Requests", "true"));
        using var browser = new HttpClient { BaseAddress = new((await site.AddressAsync())!) };
        await browser.GetAsync("/Identity/Account/ConfirmEmail?code=canary");
        await browser.GetAsync("/canary");
        await browser.SendAsync(new(new("CANARY"), "/healthz"));
        await browser.GetAsync("/healthz");
        await site.TerminateAsync();

        Assert.Matches(@"GET /Identity/Account/ConfirmEmail: \d+, [\d.]+ ms\. trace_id=[0-9a-f]{32}\n", site.Output);
        Assert.Contains("GET /{**path}: 404,", site.Output, StringComparison.Ordinal);
        Assert.Contains("(other) ", site.Output, StringComparison.Ordinal);
        Assert.Contains("GET /healthz: 200,", site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", site.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_it_pages_leave_no_line()
    {
        await using var site = Start();
        using var browser = new HttpClient { BaseAddress = new((await site.AddressAsync())!) };
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
        await browser.GetAsync("/nowhere");
        await site.TerminateAsync();

        Assert.DoesNotContain("RequestLog", site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_format_is_refused() => Assert.Contains(
        "Logging:Format must be text or json.",
        await SiteProcess.RefusalAsync(
            folder.FullName, ("Encryption__Key", new RootKey().Text), ("Logging__Format", "xml")),
        StringComparison.Ordinal);

    private static void AssertIsEvent(string format, string line)
    {
        if (format == "text")
        {
            Assert.Matches(TextLine(), line);
            return;
        }

        using var json = JsonDocument.Parse(line);
        Assert.Matches(Time(), json.RootElement.GetProperty("time").GetString());
        Assert.NotEmpty(json.RootElement.GetProperty("message").GetString()!);
        Assert.Contains(json.RootElement.GetProperty("level").GetString(), (string[])["info", "warn", "error"]);
    }

    private static async Task<string> TraceIdAsync(HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return problem.GetProperty("trace_id").GetString()!;
    }

    private SiteProcess Start(params (string Name, string Value)[] settings)
    {
        // As published: what the framework says of itself is as quiet as there.
        File.Copy(Repository.PathOf("appsettings.json"), Path.Combine(folder.FullName, "appsettings.json"));
        return new(folder.FullName, "Production", [("Encryption__Key", new RootKey().Text), .. settings]);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (info|warn|error) [\w.]+: \S.*$")]
    private static partial Regex TextLine();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Time();
}
