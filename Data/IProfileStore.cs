namespace PartnerSite.Data;

/// <summary>The users' attributes and connections.</summary>
public interface IProfileStore
{
    /// <summary>What is stored of a user, in one query; null when there is no such user (any more).</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<StoredProfile?> ReadAsync(string userId, CancellationToken cancellationToken);

    /// <summary>
    /// Reads, decides and stores in one transaction: all of it or nothing. It completes when the change is durable. The
    /// decision may be asked for more than once, so it must have no effects; what it throws undoes the change.
    /// </summary>
    /// <param name="userId">The user.</param>
    /// <param name="decide">Gets what is stored, or null when there is no such user (any more).</param>
    /// <param name="cancellationToken">Gives up a change that has not begun.</param>
    /// <exception cref="StorageUnavailableException">The change could not be stored; nothing of it was.</exception>
    public Task<T> ChangeAsync<T>(
        string userId, Func<StoredProfile?, Decision<T>> decide, CancellationToken cancellationToken);

    /// <summary>
    /// The connections of active users to a partner that were last asked about before <paramref name="before"/> (UTC),
    /// or never; the longest ago first.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<DueConnection>> ReadDueAsync(
        string partner, DateTime before, int count, CancellationToken cancellationToken);
}

/// <summary>A connection that is to be asked about again.</summary>
/// <param name="UserId">The owner.</param>
/// <param name="AskedAt">When the partner was last asked (UTC); null when it never was.</param>
public sealed record DueConnection(string UserId, DateTime? AskedAt);
