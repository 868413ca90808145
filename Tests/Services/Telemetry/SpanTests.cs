using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Telemetry;

/// <summary>What a collector gets by OTLP: metrics, spans and logs, and nothing of a person.</summary>
public sealed class SpanTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_collector_gets_all_three_and_no_span_says_who_or_what()
    {
        await using var collector = await Collector.StartAsync();
        await using var site = new SiteProcess(
            folder.FullName, "Production", [("Encryption__Key", new RootKey().Text), .. collector.Settings]);
        using var browser = new HttpClient { BaseAddress = new((await site.AddressAsync())!) };
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("canary-agent");
        await browser.GetAsync("/Identity/Account/Login?returnUrl=/canary-query");
        await browser.GetAsync("/canary-path");
        await browser.GetAsync("/api/v1/canary-address");

        await collector.GetsAsync("traces", "Identity/Account/Login");
        await collector.GetsAsync("traces", "/api/v1/{**path}");
        await collector.GetsAsync("metrics", "partnersite.database.queue");
        await collector.GetsAsync("logs", "PartnerSite.Services.Http.RequestLog");

        foreach (var signal in (string[])["traces", "metrics", "logs"])
        {
            Assert.Contains("partnersite", collector.Of(signal), StringComparison.Ordinal);
            Assert.DoesNotContain("canary", collector.Of(signal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_collector_that_is_away_keeps_nobody_waiting()
    {
        await using var site = new SiteProcess(
            folder.FullName,
            "Production",
            ("Encryption__Key", new RootKey().Text),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{MailServer.FreePort()}"));
        using var browser = new HttpClient { BaseAddress = new((await site.AddressAsync())!) };

        Assert.Equal("ok\n", await browser.GetStringAsync("/readyz"));
        Assert.Equal(0, await site.TerminateAsync());
        Assert.DoesNotContain("   at ", site.Output, StringComparison.Ordinal);
    }
}
