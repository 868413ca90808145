using Microsoft.Extensions.Logging.Console;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Telemetry;

internal static class LogSetup
{
    private const string FormatSetting = "Logging:Format";

    /// <summary>Writes the log to standard output, a line an event, as text or JSON.</summary>
    /// <exception cref="StartupException">There is no such format.</exception>
    public static WebApplicationBuilder AddLogLines(this WebApplicationBuilder builder)
    {
        builder.Logging.AddLines(builder.Configuration.Text(FormatSetting) switch
        {
            null or "text" => TextLines.FormatName,
            "json" => JsonLines.FormatName,
            _ => throw new StartupException($"{FormatSetting} must be text or json."),
        });

        return builder;
    }

    /// <summary>Writes to standard output in one of the site's formats.</summary>
    public static ILoggingBuilder AddLines(this ILoggingBuilder logging, string format = TextLines.FormatName)
    {
        logging.AddConsoleFormatter<TextLines, ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();

        return logging.AddConsole(options =>
        {
            options.FormatterName = format;

            // Nobody who reads the output: lines are dropped, and requests go on.
            options.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
    }
}
