namespace PartnerSite.Data;

/// <summary>Which sessions have ended.</summary>
public interface ISessionStore
{
    /// <summary>
    /// Whether the user exists and is active, the security stamp is theirs, and the session has not ended.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<bool> IsOpenAsync(
        string userId, string stamp, string sessionId, CancellationToken cancellationToken);

    /// <summary>
    /// Notes where a session was begun; of one that goes on after a change of the account, the new stamp.
    /// </summary>
    /// <exception cref="StorageUnavailableException">It could not be stored.</exception>
    public Task NoteAsync(OpenSession session);

    /// <summary>A user's open sessions, the one that was used last first.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<OpenSession>> ListAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Notes when sessions were last used, by their ids, in one transaction.</summary>
    /// <exception cref="StorageUnavailableException">None was noted.</exception>
    public Task SeeAsync(IReadOnlyCollection<KeyValuePair<string, DateTime>> seen, CancellationToken cancellationToken);

    /// <summary>Ends a session.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="forgetAt">When the session's last ticket expires (UTC).</param>
    /// <exception cref="StorageUnavailableException">It could not be stored; the session stays open.</exception>
    public Task EndAsync(string sessionId, DateTime forgetAt);

    /// <summary>
    /// Forgets ended sessions whose last ticket expired before a time (UTC), and where sessions were begun that nobody
    /// has used since; returns how many had ended.
    /// </summary>
    /// <exception cref="StorageUnavailableException">None was forgotten.</exception>
    public Task<int> ForgetAsync(DateTime before, CancellationToken cancellationToken);

    /// <summary>
    /// Ends all of a user's sessions. A change of the account that began before this one fails, whatever it is.
    /// </summary>
    /// <exception cref="StorageUnavailableException">It could not be stored; the sessions stay open.</exception>
    public Task EndAllAsync(string userId, DateTime now);
}
