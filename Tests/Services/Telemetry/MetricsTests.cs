using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Telemetry;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Telemetry;

/// <summary>What Prometheus gets, and what it never gets: anything of a person.</summary>
public sealed partial class MetricsTests
{
    private readonly Uri address = new($"http://127.0.0.1:{MailServer.FreePort()}");

    [Fact]
    public async Task What_happens_is_counted_by_its_outcome()
    {
        await using var partners = await StandInPartners.StartAsync();
        var folder = Directory.CreateTempSubdirectory("partnersite-");

        // A process of its own: meters are the whole process's, and other tests have sites in this one.
        await using var site = new SiteProcess(
            folder.FullName,
            "Production",
            [
                ("Encryption__Key", new RootKey().Text),
                ("Metrics__Url", address.OriginalString),
                ("Partners__Check", "true"),
                .. partners.Settings.Select(setting =>
                    (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value)),
            ]);
        var at = new Uri((await site.AddressAsync())!);
        using var user = new SiteClient(at);
        await user.RegisterAsync(Emails.New());
        using var program = new ApiClient(at);
        await program.LoginAsync(user.Email);
        await program.PutWhatsAppAsync();
        await program.PutChototAsync();
        await program.PutAsync("/api/v1/profile/attributes", new { });
        var wrong = await program.PutAsync("/api/v1/profile/attributes", new { chotot_id = "\0" });
        wrong.AssertProblem(HttpStatusCode.BadRequest);
        await program.PostAsync("/api/v1/profile/partners/whatsapp/check");
        using var stranger = new ApiClient(at);
        (await stranger.LoginAsync(user.Email, "a wrong password")).AssertProblem(HttpStatusCode.Unauthorized);
        SiteTable.TakeAway(folder, "UserAttributes");
        var lost = await program.PutWhatsAppAsync("100000000000000");
        lost.AssertProblem(HttpStatusCode.ServiceUnavailable);

        var metrics = await ReadAsync();
        Assert.Equal("2", metrics["""partnersite_saves_total{outcome="saved"}"""]);
        Assert.Equal("1", metrics["""partnersite_saves_total{outcome="unchanged"}"""]);
        Assert.Equal("1", metrics["""partnersite_saves_total{outcome="invalid"}"""]);
        Assert.Equal("1", metrics["""partnersite_checks_total{partner="whatsapp",verdict="connected"}"""]);
        Assert.Equal("1", metrics["""partnersite_account_events_total{event="sign_in_refused"}"""]);
        Assert.Equal("1", metrics["""partnersite_database_failures_total{kind="other"}"""]);
        Assert.Equal("1", metrics["partnersite_database_in_place"]);
        Assert.Contains(
            """http_route="/api/v1/profile/attributes/",""", string.Join('\n', metrics.Keys), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_person_is_in_any_label()
    {
        await using var site = new StandInSite { Settings = { ["Metrics:Url"] = address.OriginalString } };
        await site.InitializeAsync();
        using var user = await site.NewUserAsync();
        user.Headers["User-Agent"] = "canary-agent";
        await user.GetAsync("/canary-path?code=canary-query");
        await user.SendAsync(new(new("CANARYMETHOD"), "/"));
        using var program = await site.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync("106853218861309", "EAAGcanarytoken");
        await program.PostAsync("/api/v1/profile/partners/whatsapp/check");

        var metrics = string.Join('\n', (await ReadAsync()).Keys);
        Assert.Contains("http_client_request_duration_seconds", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", metrics, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(user.Email, metrics, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("106853218861309", metrics, StringComparison.Ordinal);
        var id = await site.UserIdAsync(user.Email);
        Assert.DoesNotContain(id, metrics, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("scripts/monitoring/alerts.yml")]
    [InlineData("scripts/monitoring/dashboard.json")]
    public async Task Rules_and_dashboard_ask_for_metrics_that_there_are(string file)
    {
        await using var site = new StandInSite { Settings = { ["Metrics:Url"] = address.OriginalString } };
        await site.InitializeAsync();
        using var program = await site.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync();
        await program.PostAsync("/api/v1/profile/partners/whatsapp/check");
        CountEverything(site.Services.GetRequiredService<SiteMetrics>());

        // The framework's meters are those of every site in this process: a series of theirs can be there twice.
        var names = (await LinesAsync()).Select(line => line.Split('{', ' ')[0]).ToHashSet();
        var text = await File.ReadAllTextAsync(Repository.PathOf(file));
        var asked = MetricName().Matches(text).Select(match => match.Value).ToHashSet();

        Assert.InRange(asked.Count, 8, int.MaxValue);
        Assert.Empty(asked.Except(names));
    }

    [Fact]
    public async Task An_address_that_can_not_be_used_is_refused_in_words()
    {
        var folder = Directory.CreateTempSubdirectory("partnersite-");
        var key = ("Encryption__Key", new RootKey().Text);
        await using var site = new Site { Settings = { ["Metrics:Url"] = address.OriginalString } };
        site.Start();

        Assert.Contains(
            "Metrics:Url must be the address that Prometheus asks, such as http://127.0.0.1:9464",
            await SiteProcess.RefusalAsync(folder.FullName, key, ("Metrics__Url", "9464")),
            StringComparison.Ordinal);
        var taken = new SiteProcess(folder.FullName, "Production", key, ("Metrics__Url", address.OriginalString));
        await using (taken)
        {
            Assert.Equal(1, await taken.ExitCodeAsync());
            Assert.Contains("can't start: Metrics:Url can't be used", taken.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", taken.Output, StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    private static void CountEverything(SiteMetrics metrics)
    {
        foreach (var count in typeof(SiteMetrics).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method.Name.StartsWith("Add", StringComparison.Ordinal)))
        {
            var arguments = count.GetParameters().Select(parameter => parameter.ParameterType == typeof(string)
                ? parameter.Name
                : Activator.CreateInstance(parameter.ParameterType));
            count.Invoke(metrics, [.. arguments]);
        }
    }

    // Values by series, without the label that names the meter.
    private async Task<Dictionary<string, string>> ReadAsync() => (await LinesAsync())
        .ToDictionary(line => line[..line.LastIndexOf(' ')], line => line[(line.LastIndexOf(' ') + 1)..]);

    private async Task<IEnumerable<string>> LinesAsync()
    {
        using var prometheus = new HttpClient();
        var text = await prometheus.GetStringAsync(new Uri(address, "/metrics"));

        return text.Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => Meter().Replace(line, "").Replace("{}", "", StringComparison.Ordinal));
    }

    [GeneratedRegex("""otel_scope_name="[^"]*",?""")]
    private static partial Regex Meter();

    [GeneratedRegex(@"\b(partnersite|http|dotnet)_[a-z_]+_?[a-z]+\b(?=[{\[ ])")]
    private static partial Regex MetricName();
}
