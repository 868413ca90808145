using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Deletes activity that is too old, and what is too much for one user.</summary>
public sealed class ActivityPruner(IActivityStore store, ActivitySettings settings, TimeProvider clock)
{
    /// <summary>The most entries that a user keeps: the newest.</summary>
    public const int MostOfUser = 10_000;

    // SQLite has one writer at a time: saves come between the batches.
    private const int Batch = 1_000;

    /// <summary>Deletes what is to go, a batch a write; returns how many entries it was.</summary>
    /// <exception cref="StorageUnavailableException">
    /// A batch could not be deleted; those before it stay deleted.
    /// </exception>
    public async Task<(int Old, int Surplus)> PruneAsync(CancellationToken cancellationToken)
    {
        var time = clock.GetUtcNow().UtcDateTime.AddDays(-settings.KeepDays);
        var old = await DeleteAllAsync(() => store.DeleteBeforeAsync(time, Batch, cancellationToken));
        var deleted = 0;

        foreach (var surplus in await store.ReadSurplusAsync(MostOfUser, cancellationToken))
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
