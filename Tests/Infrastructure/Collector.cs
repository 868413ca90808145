using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// Takes what a site sends by OTLP over HTTP. The messages are protobuf, whose texts stand in them as they are.
/// </summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string> received = [];
    private readonly Signal arrived = new();

    private Collector(WebApplication app) => this.app = app;

    /// <summary>What is set in a site's environment so that it sends here at once.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", app.Urls.Single()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
        ("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "200"),
    ];

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector.app.MapPost("/v1/{signal}", collector.TakeAsync);
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>All of a signal: <c>metrics</c>, <c>traces</c> or <c>logs</c>.</summary>
    public string Of(string signal) => received.GetValueOrDefault(signal, "");

    /// <summary>Waits until a signal contains this text.</summary>
    public async Task GetsAsync(string signal, string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        await arrived.UntilAsync(
            () => Of(signal).Contains(text, StringComparison.Ordinal) ? text : null, limit.Token);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context, string signal)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
        var text = await reader.ReadToEndAsync();
        received.AddOrUpdate(signal, text, (_, before) => before + text);
        arrived.Raise();
    }
}
