namespace PartnerSite.Data.Sqlite;

/// <summary>Which sessions have ended, in SQLite.</summary>
public sealed class SqliteSessionStore(SqliteReader reader, SqliteWriter writer) : ISessionStore
{
    /// <inheritdoc />
    public ValueTask<bool> IsOpenAsync(
        string userId, string stamp, string sessionId, CancellationToken cancellationToken) =>
        new(reader.Read(connection => SessionTable.IsOpen(connection, userId, stamp, sessionId)));

    // Not cancelled with the request: a user may close the window right after signing out.

    /// <inheritdoc />
    public Task NoteAsync(OpenSession session) =>
        writer.WriteAsync(connection => OpenSessionTable.Note(connection, session), CancellationToken.None);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OpenSession>> ListAsync(string userId, CancellationToken cancellationToken) =>
        new(reader.Read(connection => OpenSessionTable.List(connection, userId)));

    /// <inheritdoc />
    public Task SeeAsync(
        IReadOnlyCollection<KeyValuePair<string, DateTime>> seen, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection => OpenSessionTable.See(connection, seen), cancellationToken);

    /// <inheritdoc />
    public Task EndAsync(string sessionId, DateTime forgetAt) => writer.WriteAsync(
        connection => SessionTable.End(connection, sessionId, forgetAt), CancellationToken.None);

    /// <inheritdoc />
    public Task<int> ForgetAsync(DateTime before, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            connection =>
            {
                OpenSessionTable.Forget(connection, before);
                return SessionTable.Forget(connection, before);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task EndAllAsync(string userId, DateTime now) => writer.WriteAsync(
        connection => SessionTable.EndAll(connection, userId, now), CancellationToken.None);
}

/// <summary>The statements that tell open sessions from ended ones.</summary>
internal static class SessionTable
{
    private const string IsOpenSql = """
        SELECT 1 FROM "AspNetUsers"
        WHERE "Id" = @userId AND "SecurityStamp" = @stamp AND "IsActive"
            AND NOT EXISTS (SELECT 1 FROM "EndedSessions" WHERE "EndedSessions"."Id" = @sessionId)
        """;

    private const string EndSql = """
        INSERT INTO "EndedSessions" ("Id", "ForgetAt") VALUES (@sessionId, @forgetAt) ON CONFLICT DO NOTHING
        """;

    private const string ForgetSql = """DELETE FROM "EndedSessions" WHERE "ForgetAt" < @before""";

    private const string EndAllSql = """
        UPDATE "AspNetUsers" SET "SecurityStamp" = @stamp, "ConcurrencyStamp" = @concurrencyStamp, "UpdatedAt" = @now
        WHERE "Id" = @userId
        """;

    /// <summary>Whether the user exists and is active, the stamp is theirs, and the session has not ended.</summary>
    public static bool IsOpen(PreparedConnection connection, string userId, string stamp, string sessionId)
    {
        using var reader = connection.Query(
            IsOpenSql, ("@userId", userId), ("@stamp", stamp), ("@sessionId", sessionId));
        return reader.Read();
    }

    /// <summary>
    /// Ends all of a user's sessions. A change of the account that began before this one fails, whatever it is.
    /// </summary>
    public static void EndAll(PreparedConnection connection, string userId, DateTime now) => connection.Execute(
        EndAllSql,
        ("@userId", userId),
        ("@stamp", Guid.NewGuid().ToString("N").ToUpperInvariant()),
        ("@concurrencyStamp", Guid.NewGuid().ToString()),
        ("@now", now));

    /// <summary>Stores that the session has ended.</summary>
    public static void End(PreparedConnection connection, string sessionId, DateTime forgetAt) =>
        connection.Execute(EndSql, ("@sessionId", sessionId), ("@forgetAt", forgetAt));

    /// <summary>Deletes ended sessions whose last ticket expired before a time; returns how many.</summary>
    public static int Forget(PreparedConnection connection, DateTime before) =>
        connection.Execute(ForgetSql, ("@before", before));
}
