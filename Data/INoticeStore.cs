namespace PartnerSite.Data;

/// <summary>Finds the connections that mails are about. What is stored about them is in their rows.</summary>
public interface INoticeStore
{
    /// <summary>Connections with a notice that was due at <paramref name="now"/> (UTC), the oldest first.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<ConnectionKey>> ReadDueAsync(
        DateTime now, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Active users who want notices and have a secret that expires on one of these days, by what a partner said or by
    /// a date of their own: those with the lowest ids above <paramref name="after"/>.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<string>> ReadExpiringAsync(
        ExpiryDays days, string after, int count, CancellationToken cancellationToken);
}

/// <summary>A user's connection to a partner.</summary>
/// <param name="UserId">The owner.</param>
/// <param name="Partner">The partner's tag.</param>
public sealed record ConnectionKey(string UserId, string Partner);

/// <summary>Days of expiry.</summary>
/// <param name="First">The first of them (UTC).</param>
/// <param name="Last">The last of them (UTC).</param>
/// <param name="Keys">The keys of the attributes that are such a day.</param>
public sealed record ExpiryDays(DateOnly First, DateOnly Last, IReadOnlyCollection<string> Keys);
