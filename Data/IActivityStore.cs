namespace PartnerSite.Data;

/// <summary>
/// The users' activity: entries are added, counted, read and pruned. Of each user the newest
/// <see cref="ActivityEntry.MostPerUser"/> are kept: a new entry deletes in its own transaction what is beyond.
/// </summary>
public interface IActivityStore
{
    /// <summary>
    /// Adds entries that belong to no other change, each under its user's next number; a deleted user gets none.
    /// </summary>
    /// <exception cref="StorageUnavailableException">They could not be stored; none of them was.</exception>
    public Task AddAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken cancellationToken);

    /// <summary>
    /// Counts an entry to a late one of its kind from the same address and browser, or adds it when there is none. When
    /// <paramref name="most"/> of its kind have been added since, it is counted to the newest of them, which gets its
    /// address and browser.
    /// </summary>
    /// <param name="entry">What was done once more.</param>
    /// <param name="since">Entries from before this time (UTC) are not counted to.</param>
    /// <param name="most">The most entries of the kind that are added since then.</param>
    /// <param name="cancellationToken">Cancels a write that has not begun.</param>
    /// <exception cref="StorageUnavailableException">It could not be stored.</exception>
    public Task CountAsync(ActivityEntry entry, DateTime since, int most, CancellationToken cancellationToken);

    /// <summary>A user's newest entries.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<ActivityEntry>> ReadAsync(
        string userId, ActivityFilter filter, int count, CancellationToken cancellationToken);

    /// <summary>Deletes entries from before a time (UTC), at most <paramref name="count"/>; returns how many.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was deleted.</exception>
    public Task<int> DeleteBeforeAsync(DateTime time, int count, CancellationToken cancellationToken);
}

/// <summary>Which entries are wanted.</summary>
/// <param name="Kinds">Of these kinds.</param>
/// <param name="Before">With numbers below this one.</param>
/// <param name="Partner">About this partner alone or among others; null for all.</param>
public sealed record ActivityFilter(
    IReadOnlyCollection<string> Kinds, long Before = long.MaxValue, string? Partner = null);
