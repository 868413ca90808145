namespace PartnerSite.Data;

/// <summary>
/// The sealed attributes of all users, for changing keys: those tagged sensitive, by their row or by the catalog.
/// </summary>
public interface ISealedAttributeStore
{
    /// <summary>How many there are.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<long> CountAsync(IReadOnlySet<string> sensitiveKeys, CancellationToken cancellationToken);

    /// <summary>
    /// The headers, <c>enc:version:kid:</c>, of everything that looks like an envelope, sensitive or not. An index has
    /// them: however many rows there are, this is fast.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<string>> HeadersAsync(CancellationToken cancellationToken);

    /// <summary>How many there are with this header.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<long> CountAsync(
        IReadOnlySet<string> sensitiveKeys, string header, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="count"/> of them, those with the lowest ids above <paramref name="after"/>.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<SealedAttribute>> ReadAsync(
        IReadOnlySet<string> sensitiveKeys, long after, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces values in one transaction, each with its note, and skips those that were changed meanwhile; returns how
    /// many were replaced. A row's version stays: to its owner nothing has changed.
    /// </summary>
    /// <exception cref="StorageUnavailableException">They could not be stored; none of them was.</exception>
    public Task<int> ReplaceAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken);
}

/// <summary>A sealed attribute. Not a record: it would print what it holds.</summary>
public sealed class SealedAttribute(long id, string userId, string key, string value)
{
    /// <summary>The row's id.</summary>
    public long Id => id;

    /// <summary>The owner.</summary>
    public string UserId => userId;

    /// <summary>The key of the catalog's attribute.</summary>
    public string Key => key;

    /// <summary>The envelope, or whatever is stored instead.</summary>
    public string Value => value;
}

/// <summary>
/// A stored text to be replaced if it is still the old one. Not a record: it would print what it holds.
/// </summary>
public sealed class Replacement(long id, string old, string replacement, ActivityEntry? note = null)
{
    /// <summary>The row's id.</summary>
    public long Id => id;

    /// <summary>The text that must still be stored.</summary>
    public string Old => old;

    /// <summary>The new text.</summary>
    public string New => replacement;

    /// <summary>The entry for its owner's activity.</summary>
    public ActivityEntry? Note => note;
}
