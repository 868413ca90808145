using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PartnerSite.Services.Telemetry;

/// <summary>One line an event, for programs: a JSON object, with the values in the message by their names.</summary>
internal sealed class JsonLines() : ConsoleFormatter(FormatName)
{
    /// <summary>The format's name among those of the console.</summary>
    public const string FormatName = "json-lines";

    private const string Template = "{OriginalFormat}";

    /// <inheritdoc />
    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var buffer = new MemoryStream();

        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", LogWords.Now());
            json.WriteString("level", LogWords.Level(logEntry.LogLevel));
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));

            if (RequestTrace.Current is { } traceId)
            {
                json.WriteString("trace_id", traceId);
            }

            if (logEntry.Exception is { } exception)
            {
                json.WriteString("exception", exception.ToString());
            }

            WriteValues(json, logEntry.State as IEnumerable<KeyValuePair<string, object?>> ?? []);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteValues(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> values)
    {
        json.WriteStartObject("values");

        foreach (var (name, value) in values.Where(value => value.Key != Template))
        {
            json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }
}
