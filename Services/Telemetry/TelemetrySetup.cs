using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Telemetry;

internal static class TelemetrySetup
{
    private const string MetricsSetting = "Metrics:Url";
    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
    [
        SiteMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http",
        "System.Runtime",
    ];

    /// <summary>
    /// Counts and measures; sends metrics, spans and logs by OTLP where an endpoint is set, and shows the metrics to
    /// Prometheus where an address is set.
    /// </summary>
    /// <exception cref="StartupException">An address is none.</exception>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SiteMetrics>();

        var metrics = builder.Configuration.Url(
            MetricsSetting,
            url => url is { Scheme: "http", AbsolutePath: "/", Query: "" },
            "the address that Prometheus asks, such as http://127.0.0.1:9464, where it finds /metrics");
        var endpoint = builder.Configuration.Url(
            EndpointSetting, _ => true, "the address of a collector, such as http://127.0.0.1:4317");

        if (metrics is null && endpoint is null)
        {
            return builder;
        }

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(
            "partnersite", serviceVersion: typeof(SiteMetrics).Assembly.GetName().Version?.ToString(3)));

        telemetry.WithMetrics(meters =>
        {
            meters.AddMeter(Meters);

            if (metrics is not null)
            {
                // Asked by any name where it listens to all.
                var host = metrics.Host is "0.0.0.0" or "[::]" ? "*" : metrics.Host;
                meters.AddPrometheusHttpListener(options => (options.Host, options.Port) = (host, metrics.Port));
            }
        });

        if (endpoint is not null)
        {
            telemetry
                .WithTracing(spans => spans
                    .AddAspNetCoreInstrumentation()
                    .AddSource("System.Net.Http")
                    .AddProcessor<PublicTags>())
                .WithLogging()
                .UseOtlpExporter();
        }

        return builder;
    }

    /// <summary>Sends the metrics of an operator's command, which is no host.</summary>
    public static void SendMetrics(this IServiceProvider services) => services.GetService<MeterProvider>();

    /// <summary>An operator's command leaves the address of the metrics to the site that runs.</summary>
    public static void KeepMetricsToSite(this WebApplicationBuilder builder) =>
        builder.Configuration[MetricsSetting] = null;
}
