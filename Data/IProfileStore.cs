namespace PartnerSite.Data;

/// <summary>The users' attributes and connections.</summary>
public interface IProfileStore
{
    /// <summary>What is stored for a user, in one query; null when there is no such user (any more).</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<StoredProfile?> ReadAsync(string userId, CancellationToken cancellationToken);

    /// <summary>
    /// Reads, decides and stores in one transaction: all of it or nothing. It completes when the change is durable. The
    /// decision may be asked for more than once, so it must have no effects; an exception from it undoes the change.
    /// </summary>
    /// <param name="userId">The user.</param>
    /// <param name="decide">Gets what is stored, or null when there is no such user (any more).</param>
    /// <param name="cancellationToken">Cancels a change that has not begun.</param>
    /// <exception cref="StorageUnavailableException">The change could not be stored; nothing of it was.</exception>
    public Task<T> ChangeAsync<T>(
        string userId, Func<StoredProfile?, Decision<T>> decide, CancellationToken cancellationToken);

    /// <summary>
    /// The connections of active users to a partner that were last checked before <paramref name="before"/> (UTC), or
    /// never; the oldest check first.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<DueConnection>> ReadDueAsync(
        string partner, DateTime before, int count, CancellationToken cancellationToken);
}

/// <summary>A connection that is due for a check.</summary>
/// <param name="UserId">The owner.</param>
/// <param name="AskedAt">When the partner was last asked (UTC); null when it never was.</param>
public sealed record DueConnection(string UserId, DateTime? AskedAt);
