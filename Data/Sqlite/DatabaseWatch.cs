using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// Looks every few seconds whether the file is in its place, and says once when it is not, and once when it is again.
/// Its open connection tells <c>restore</c> that the site runs.
/// </summary>
internal sealed class DatabaseWatch(SqliteDatabase database, TimeProvider clock, ILogger<DatabaseWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private SqliteConnection? connection;
    private bool wasInPlace = true;

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Look();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        connection?.Dispose();
        base.Dispose();
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

    private void Look()
    {
        var isInPlace = IsInPlace();

        if (isInPlace == wasInPlace)
        {
            return;
        }

        wasInPlace = isInPlace;

        if (isInPlace)
        {
            logger.LogWarning("The database {Path} is in its place again. Saving goes on.", database.Path);
        }
        else
        {
            logger.LogCritical(
                "The database {Path} was moved, replaced or deleted while the site runs. Nothing is saved until it is "
                + "back: put it back, or stop the site and restore a backup.",
                database.Path);
        }
    }

    private bool IsInPlace()
    {
        try
        {
            if (connection is not null)
            {
                if (!SqliteDatabase.HasMoved(connection))
                {
                    return true;
                }

                // Another file may be in its place by the next look.
                connection.Dispose();
                connection = null;
                return false;
            }

            connection = database.Open();

            // From its first read on it holds a lock, as long as it is open.
            connection.Number("SELECT count(*) FROM \"__EFMigrationsHistory\"");
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
