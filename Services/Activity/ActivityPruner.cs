using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Deletes activity that is too old, and users' entries beyond the limit.</summary>
public sealed class ActivityPruner(IActivityStore store, ActivitySettings settings, TimeProvider clock)
{
    /// <summary>The most entries kept for a user: the newest.</summary>
    public const int MostPerUser = 10_000;

    // SQLite has one writer at a time: saves run between the batches.
    private const int Batch = 1_000;

    /// <summary>Prunes, one batch per write; returns how many entries were deleted.</summary>
    /// <exception cref="StorageUnavailableException">
    /// A batch could not be deleted; those before it stay deleted.
    /// </exception>
    public async Task<(int Old, int Surplus)> PruneAsync(CancellationToken cancellationToken)
    {
        var time = clock.GetUtcNow().UtcDateTime.AddDays(-settings.KeepDays);
        var old = await DeleteAllAsync(() => store.DeleteBeforeAsync(time, Batch, cancellationToken));
        var deleted = 0;

        foreach (var surplus in await store.ReadSurplusAsync(MostPerUser, cancellationToken))
        {
            deleted += await DeleteAllAsync(() => store.DeleteAsync(surplus, Batch, cancellationToken));
        }

        return (old, deleted);
    }

    private static async Task<int> DeleteAllAsync(Func<Task<int>> deleteBatchAsync)
    {
        for (var total = 0; ;)
        {
            var deleted = await deleteBatchAsync();
            total += deleted;

            if (deleted < Batch)
            {
                return total;
            }
        }
    }
}
