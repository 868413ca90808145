namespace PartnerSite.Tests.Infrastructure;

/// <summary>Notices each write to a database, by other processes too: its log file changes.</summary>
internal sealed class DatabaseWrites : IDisposable
{
    private readonly FileSystemWatcher watcher;
    private readonly Signal written = new();

    public DatabaseWrites(string path)
    {
        watcher = new(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "-wal")
        {
            NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, _) => written.Raise();
        watcher.Created += (_, _) => written.Raise();
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>Checks a condition now and after each write, until it holds.</summary>
    /// <exception cref="OperationCanceledException">It did not hold before the limit.</exception>
    public Task UntilAsync(Func<bool> condition, CancellationToken limit) =>
        written.UntilAsync(() => condition() ? written : null, limit);

    public void Dispose() => watcher.Dispose();
}
