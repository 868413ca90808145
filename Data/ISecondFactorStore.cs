namespace PartnerSite.Data;

/// <summary>The users' second factors: codes that are used up, and the envelopes for changing keys.</summary>
public interface ISecondFactorStore
{
    /// <summary>
    /// Uses up a code of the authenticator app, and all older ones; false when it, or a newer one, was used before.
    /// </summary>
    /// <exception cref="StorageUnavailableException">It could not be stored; the code is not used up.</exception>
    public Task<bool> TryUseStepAsync(string userId, long timeStep);

    /// <summary>How many apps there are.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<long> CountAppsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The headers, <c>enc:version:kid:</c>, of the apps' envelopes. An index has them: however many apps there are,
    /// this is fast.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<string>> AppHeadersAsync(CancellationToken cancellationToken);

    /// <summary>How many apps there are whose envelope has this header.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<long> CountAppsAsync(string header, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="count"/> apps, those with the lowest ids above <paramref name="after"/>.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<StoredApp>> ReadAppsAsync(
        long after, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces apps' envelopes in one transaction, and skips those that were changed meanwhile; returns how many were
    /// replaced.
    /// </summary>
    /// <exception cref="StorageUnavailableException">They could not be stored; none of them was.</exception>
    public Task<int> ReplaceAppsAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken);

    /// <summary>
    /// Moves what older versions of the site stored in clear, at most <paramref name="count"/> users at a time, and
    /// leaves no copy in the file; returns how many users were moved. Only before the site serves.
    /// </summary>
    /// <param name="count">The most users.</param>
    /// <param name="secure">Makes of a user's id, app key and recovery codes what is stored.</param>
    /// <exception cref="StorageUnavailableException">Nothing was moved.</exception>
    public int MoveClear(int count, Func<string, string?, IReadOnlyList<string>, SecondFactor> secure);
}

/// <summary>An authenticator app's key. Not a record: it would print what it holds.</summary>
public sealed class StoredApp(long id, string userId, string envelope)
{
    /// <summary>The row's id.</summary>
    public long Id => id;

    /// <summary>The owner.</summary>
    public string UserId => userId;

    /// <summary>The envelope.</summary>
    public string Envelope => envelope;
}
