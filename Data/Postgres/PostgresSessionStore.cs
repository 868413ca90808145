namespace PartnerSite.Data.Postgres;

/// <summary>Which sessions have ended, in PostgreSQL.</summary>
internal sealed class PostgresSessionStore(PostgresReader reader, PostgresWriter writer) : ISessionStore
{
    private const string IsOpenSql = """
        SELECT TRUE FROM "AspNetUsers"
        WHERE "Id" = $1 AND "SecurityStamp" = $2 AND "IsActive"
            AND NOT EXISTS (SELECT 1 FROM "EndedSessions" WHERE "EndedSessions"."Id" = $3)
        """;

    private const string EndSql = """
        INSERT INTO "EndedSessions" ("Id", "ForgetAt") VALUES ($1, $2) ON CONFLICT DO NOTHING
        """;

    private const string ForgetSql = """DELETE FROM "EndedSessions" WHERE "ForgetAt" < $1""";

    private const string EndAllSql = """
        UPDATE "AspNetUsers" SET "SecurityStamp" = $2, "ConcurrencyStamp" = $3, "UpdatedAt" = $4 WHERE "Id" = $1
        """;

    /// <inheritdoc />
    public ValueTask<bool> IsOpenAsync(
        string userId, string stamp, string sessionId, CancellationToken cancellationToken) =>
        reader.FirstAsync(
            new(IsOpenSql, userId, stamp, sessionId), row => row.GetBoolean(0), none: false, cancellationToken);

    // Not cancelled with the request: a user may close the window right after signing out.

    /// <inheritdoc />
    public Task NoteAsync(OpenSession session) =>
        writer.WriteAsync(OpenSessionTable.Note(session), CancellationToken.None);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OpenSession>> ListAsync(string userId, CancellationToken cancellationToken) =>
        reader.AllAsync(
            OpenSessionTable.List(userId), row => OpenSessionTable.ReadRow(row, userId), cancellationToken);

    /// <inheritdoc />
    public Task SeeAsync(
        IReadOnlyCollection<KeyValuePair<string, DateTime>> seen, CancellationToken cancellationToken) =>
        writer.WriteAsync(OpenSessionTable.See(seen), cancellationToken);

    /// <inheritdoc />
    public Task EndAsync(string sessionId, DateTime forgetAt) =>
        writer.WriteAsync(new Statement(EndSql, sessionId, forgetAt), CancellationToken.None);

    /// <inheritdoc />
    public async Task<int> ForgetAsync(DateTime before, CancellationToken cancellationToken) =>
        (await writer.WriteAsync([OpenSessionTable.Forget(before), new(ForgetSql, before)], cancellationToken))[1];

    /// <inheritdoc />
    public Task EndAllAsync(string userId, DateTime now) => writer.WriteAsync(
        new Statement(
            EndAllSql, userId, Guid.NewGuid().ToString("N").ToUpperInvariant(), Guid.NewGuid().ToString(), now),
        CancellationToken.None);
}
