using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Telemetry;

/// <summary>Prometheus takes the rules and what the site shows; the rules speak up when they should.</summary>
[Drill]
public sealed class PrometheusTests
{
    private static readonly string Promtool = Repository.PathOf("artifacts/tools/promtool");

    [Fact]
    public async Task It_takes_the_rules() =>
        await Tool.RunAsync(Promtool, ["check", "rules", Repository.PathOf("scripts/monitoring/alerts.yml")]);

    [Fact]
    public async Task The_rules_speak_up_when_they_should() =>
        await Tool.RunAsync(Promtool, ["test", "rules", Repository.PathOf("scripts/monitoring/alerts.test.yml")]);

    [Fact]
    public async Task It_takes_the_metrics()
    {
        var address = $"http://127.0.0.1:{MailServer.FreePort()}";
        await using var site = new StandInSite { Settings = { ["Metrics:Url"] = address } };
        await site.InitializeAsync();
        using var program = await site.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync();
        await program.PostAsync("/api/v1/profile/partners/whatsapp/check");

        using var prometheus = new HttpClient();
        var metrics = await prometheus.GetStringAsync($"{address}/metrics");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, metrics);
        var (_, _, findings) = await Tool.TryAsync("sh", ["-c", $"'{Promtool}' check metrics < '{file}'"]);
        File.Delete(file);

        Assert.Contains("partnersite_saves_total", metrics, StringComparison.Ordinal);

        // .NET's own names end in _count, which it would rather not have.
        Assert.All(
            findings.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("dotnet_", line, StringComparison.Ordinal));
    }
}
