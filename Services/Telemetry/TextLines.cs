using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PartnerSite.Services.Telemetry;

/// <summary>One line an event, for people: time (UTC), level, category, message, the request's trace id.</summary>
internal sealed class TextLines(IHostEnvironment? environment = null) : ConsoleFormatter(FormatName)
{
    /// <summary>The format's name among those of the console.</summary>
    public const string FormatName = "text";

    // A developer reads stacks in the terminal; elsewhere they stay on the line of their event.
    private readonly bool isTerminal = environment?.IsDevelopment() == true;

    /// <inheritdoc />
    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write($"{LogWords.Now()} {LogWords.Level(logEntry.LogLevel)} {logEntry.Category}: ");
        textWriter.Write(OneLine(logEntry.Formatter(logEntry.State, logEntry.Exception)));

        if (RequestTrace.Current is { } traceId)
        {
            textWriter.Write($" trace_id={traceId}");
        }

        if (logEntry.Exception is { } exception)
        {
            textWriter.Write(isTerminal ? $"{Environment.NewLine}{exception}" : $" {OneLine(exception.ToString())}");
        }

        textWriter.WriteLine();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings("|");
}
