namespace PartnerSite.Data;

/// <summary>The rows of Data Protection's ring, whose keys protect cookies, forms and bearer tokens.</summary>
public interface IAuthKeyStore
{
    /// <summary>
    /// At most <paramref name="count"/> rows, those with the lowest ids above <paramref name="after"/>.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<StoredAuthKey>> ReadAsync(
        long after, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces rows in one transaction, and skips those that were changed meanwhile; returns how many were replaced.
    /// </summary>
    /// <exception cref="StorageUnavailableException">They could not be stored; none of them was.</exception>
    public Task<int> ReplaceAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken);
}

/// <summary>A row of the ring. Not a record: it would print what it holds.</summary>
public sealed class StoredAuthKey(long id, string xml)
{
    /// <summary>The row's id.</summary>
    public long Id => id;

    /// <summary>The key as Data Protection writes it; empty when nothing is stored.</summary>
    public string Xml => xml;
}
