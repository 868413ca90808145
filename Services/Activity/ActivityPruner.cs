using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Lets go of activity that is too old, and of what is too much for one user.</summary>
public sealed class ActivityPruner(SqliteReader reader, SqliteWriter writer, ActivitySettings settings, TimeProvider clock)
{
    /// <summary>The most entries that a user keeps: the newest.</summary>
    public const int MostOfUser = 10_000;

    // SQLite has one writer at a time: saves come between the batches.
    private const int Batch = 1_000;

    /// <summary>Deletes what is to go, a batch a write; how many entries it were.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it; batches before stay deleted.</exception>
    public async Task<(int Old, int Surplus)> PruneAsync(CancellationToken cancellationToken)
    {
        var time = clock.GetUtcNow().UtcDateTime.AddDays(-settings.KeepDays);
        var old = await DeleteAllAsync(connection => ActivityTable.DeleteBefore(connection, time, Batch), cancellationToken);
        var surplus = 0;

        foreach (var (userId, number) in reader.Read(connection => ActivityTable.ReadSurplus(connection, MostOfUser)))
        {
            surplus += await DeleteAllAsync(connection => ActivityTable.DeleteUpTo(connection, userId, number, Batch), cancellationToken);
        }

        return (old, surplus);
    }

    private async Task<int> DeleteAllAsync(Func<PreparedConnection, int> deleteBatch, CancellationToken cancellationToken)
    {
        for (var total = 0; ;)
        {
            var deleted = await writer.WriteAsync(deleteBatch, cancellationToken);
            total += deleted;

            if (deleted < Batch)
            {
                return total;
            }
        }
    }
}
