using PartnerSite.Services.Telemetry;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// Looks every few seconds whether the file is in its place, and says once when it is not, and once when it is again.
/// Shows its size, and how much room there is.
/// </summary>
internal sealed class DatabaseWatch : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly SqliteDatabase database;
    private readonly TimeProvider clock;
    private readonly ILogger<DatabaseWatch> logger;

    private bool wasMoved;

    public DatabaseWatch(
        SqliteDatabase database, SiteMetrics metrics, TimeProvider clock, ILogger<DatabaseWatch> logger)
    {
        (this.database, this.clock, this.logger) = (database, clock, logger);
        metrics.Watch("database.size", "By", "The database file.", () => SizeOf(database.Path));
        metrics.Watch("database.wal.size", "By", "What is not in the file yet.", () => SizeOf($"{database.Path}-wal"));
        metrics.Watch("database.disk.free", "By", "Room on the disk of the database.", () => database.FreeRoom);
        metrics.Watch(
            "database.in.place", "{file}", "1 while the file is in its place.", () => database.HasMoved ? 0 : 1);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true, Length: var size } ? size : 0;

    private void Look()
    {
        if (database.HasMoved == wasMoved)
        {
            return;
        }

        wasMoved = !wasMoved;

        if (wasMoved)
        {
            logger.LogCritical(
                "The database {Path} was moved, replaced or deleted while the site runs. Nothing is saved until it is "
                + "back: put it back, or stop the site and restore a backup.",
                database.Path);
        }
        else
        {
            logger.LogWarning("The database {Path} is in its place again. Saving goes on.", database.Path);
        }
    }
}
