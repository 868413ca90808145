using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api;

/// <summary>The lines of docs/api.md, run as they stand against the site on a port.</summary>
public sealed partial class DocumentedCallsTests
{
    private const string Email = "lan@example.com";
    private const string Mark = "@@@@ next answer";

    [Fact]
    public async Task Every_documented_call_works_and_answers_as_documented()
    {
        var steps = Steps().ToList();
        await using var partners = await StandInPartners.StartAsync();
        await using var site = new BrowserSite();
        StandInSite.Use(site, partners);
        using var user = new SiteClient(new Uri(site.Address));
        await user.RegisterAsync(Email);

        var script = string.Join('\n', steps.Select(step => $"{step.Script}\necho\necho '{Mark}'"));
        var output = await Tool.RunAsync(
            "bash",
            [
                "-euo",
                "pipefail",
                "-c",
                script.Replace("http://localhost:5080", site.Address.TrimEnd('/'), StringComparison.Ordinal),
            ]);

        foreach (var (step, answer) in steps.Zip(output.Split(Mark)))
        {
            Assert.Equal(ShapeOf(step.Answer), ShapeOf(answer.Trim()));
        }
    }

    [Fact]
    public void Every_call_of_the_contract_is_documented()
    {
        var text = string.Concat(Steps().Select(step => step.Script));

        Assert.All(
            (string[])
            [
                "/auth/login",
                "-X POST http://localhost:5080/api/v1/auth/logout",
                "/auth/me",
                "/profile/attributes",
                "-X PUT http://localhost:5080/api/v1/profile/attributes ",
                "/profile/attributes/whatsapp_system_token",
                "-X PUT http://localhost:5080/api/v1/profile/attributes/",
                "-X PATCH http://localhost:5080/api/v1/profile/attributes ",
                "-X DELETE http://localhost:5080/api/v1/profile/attributes/",
                "/profile/partners",
                "-X DELETE http://localhost:5080/api/v1/profile/partners/",
                "/profile/activity",
                "-X POST http://localhost:5080/api/v1/profile/partners/whatsapp/check",
            ],
            call => Assert.Contains(call, text, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Script, string Answer)> Steps() =>
        Step()
            .Matches(File.ReadAllText(Repository.PathOf("docs/api.md")))
            .Select(match => (match.Groups["script"].Value, match.Groups["answer"].Value));

    // Names, order and types; ids, dates and tokens differ.
    private static string ShapeOf(string json)
    {
        return json.Length == 0 ? "" : Shape(JsonElement.Parse(json));

        static string Shape(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(Member))}}}",
                JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Shape))}]",
                _ => value.ValueKind.ToString(),
            };

        static string Member(JsonProperty member) => $"{member.Name}: {Shape(member.Value)}";
    }

    [GeneratedRegex("```sh\\n(?<script>.*?)```\\n(```json\\n(?<answer>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Step();
}
