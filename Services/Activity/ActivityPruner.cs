using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Deletes activity that is too old.</summary>
public sealed class ActivityPruner(IActivityStore store, ActivitySettings settings, TimeProvider clock)
{
    // SQLite has one writer at a time: saves run between the batches.
    private const int Batch = 1_000;

    /// <summary>Prunes, one batch per write; returns how many entries were deleted.</summary>
    /// <exception cref="StorageUnavailableException">
    /// A batch could not be deleted; those before it stay deleted.
    /// </exception>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var time = clock.GetUtcNow().UtcDateTime.AddDays(-settings.KeepDays);

        for (var total = 0; ;)
        {
            var deleted = await store.DeleteBeforeAsync(time, Batch, cancellationToken);
            total += deleted;

            if (deleted < Batch)
            {
                return total;
            }
        }
    }
}
