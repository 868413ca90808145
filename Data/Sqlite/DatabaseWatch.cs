namespace PartnerSite.Data.Sqlite;

/// <summary>
/// Looks every few seconds whether the file is in its place, and says once when it is not, and once when it is again.
/// </summary>
internal sealed class DatabaseWatch(SqliteDatabase database, TimeProvider clock, ILogger<DatabaseWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private bool wasMoved;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

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
