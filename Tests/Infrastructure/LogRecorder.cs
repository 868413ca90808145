using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>Records every line that the site logs, with its scopes and exceptions.</summary>
public sealed class LogRecorder : ILoggerProvider, ISupportExternalScope
{
    private readonly Signal written = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<string> Lines { get; } = [];

    public string Text => string.Join('\n', Lines);

    /// <summary>Records a line.</summary>
    public void Add(string line)
    {
        Lines.Enqueue(line);
        written.Raise();
    }

    /// <summary>Waits for a line that contains this text.</summary>
    public async Task SaysAsync(string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        await written.UntilAsync(
            () => Lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)), limit.Token);
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Logger(LogRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => recorder.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel} {category} {formatter(state, exception)} {exception}";
            recorder.scopes.ForEachScope((scope, _) => line += $" {scope}", 0);
            recorder.Add(line);
        }
    }
}
