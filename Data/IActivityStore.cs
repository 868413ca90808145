namespace PartnerSite.Data;

/// <summary>The users' activity: entries are added, read and pruned, never changed.</summary>
public interface IActivityStore
{
    /// <summary>
    /// Adds entries that belong to no other change, each under its user's next number; a deleted user gets none.
    /// </summary>
    /// <exception cref="StorageUnavailableException">They could not be stored; none of them was.</exception>
    public Task AddAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken cancellationToken);

    /// <summary>A user's newest entries of these kinds with numbers below <paramref name="before"/>.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<ActivityEntry>> ReadAsync(
        string userId, IReadOnlyCollection<string> kinds, long before, int count, CancellationToken cancellationToken);

    /// <summary>
    /// The users who have more than <paramref name="most"/> entries, with the number of the newest one too many.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<ActivitySurplus>> ReadSurplusAsync(int most, CancellationToken cancellationToken);

    /// <summary>Deletes entries from before a time (UTC), at most <paramref name="count"/>; returns how many.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was deleted.</exception>
    public Task<int> DeleteBeforeAsync(DateTime time, int count, CancellationToken cancellationToken);

    /// <summary>Deletes a user's surplus, at most <paramref name="count"/> entries; returns how many.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was deleted.</exception>
    public Task<int> DeleteAsync(ActivitySurplus surplus, int count, CancellationToken cancellationToken);
}

/// <summary>A user's entries beyond the limit: those up to this number.</summary>
public sealed record ActivitySurplus(string UserId, long Number);
