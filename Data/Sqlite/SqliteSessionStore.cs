namespace PartnerSite.Data.Sqlite;

/// <summary>Which sessions have ended, in SQLite.</summary>
public sealed class SqliteSessionStore(SqliteReader reader, SqliteWriter writer) : ISessionStore
{
    /// <inheritdoc />
    public ValueTask<bool> IsOpenAsync(
        string userId, string stamp, string sessionId, CancellationToken cancellationToken) =>
        new(reader.Read(connection => SessionTable.IsOpen(connection, userId, stamp, sessionId)));

    // Not given up with the request: who signs out may close the window at once.

    /// <inheritdoc />
    public Task EndAsync(string sessionId, DateTime forgetAt, DateTime now) => writer.WriteAsync(
        connection => SessionTable.End(connection, sessionId, forgetAt, now), CancellationToken.None);

    /// <inheritdoc />
    public Task EndAllAsync(string userId, DateTime now) => writer.WriteAsync(
        connection => SessionTable.EndAll(connection, userId, now), CancellationToken.None);
}
