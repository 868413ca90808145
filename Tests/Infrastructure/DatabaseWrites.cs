namespace PartnerSite.Tests.Infrastructure;

/// <summary>Tells when somebody, another process too, has written to a database: its log file changes.</summary>
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

    /// <summary>Looks now and after each write, until it is so.</summary>
    /// <exception cref="OperationCanceledException">It was not, for so long.</exception>
    public Task UntilAsync(Func<bool> isSo, CancellationToken limit) =>
        written.UntilAsync(() => isSo() ? written : null, limit);

    public void Dispose() => watcher.Dispose();
}
