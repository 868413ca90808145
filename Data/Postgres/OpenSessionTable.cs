using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>The statements that show where users are signed in.</summary>
internal static class OpenSessionTable
{
    private const string NoteSql = """
        INSERT INTO "OpenSessions"
            ("Id", "UserId", "Stamp", "IsProgram", "Address", "Browser", "StartedAt", "LastSeenAt", "ExpiresAt")
        SELECT $1, "Id", $3, $4, $5, $6, $7, $8, $9 FROM "AspNetUsers" WHERE "Id" = $2
        ON CONFLICT ("Id") DO UPDATE SET "Stamp" = excluded."Stamp", "LastSeenAt" = excluded."LastSeenAt"
        """;

    private const string ListSql = """
        SELECT s."Id", s."Stamp", s."IsProgram", s."Address", s."Browser", s."StartedAt", s."LastSeenAt",
            s."ExpiresAt"
        FROM "OpenSessions" s JOIN "AspNetUsers" u ON u."Id" = s."UserId" AND u."SecurityStamp" = s."Stamp"
        WHERE s."UserId" = $1 AND NOT EXISTS (SELECT 1 FROM "EndedSessions" e WHERE e."Id" = s."Id")
        ORDER BY s."LastSeenAt" DESC, s."StartedAt" DESC
        """;

    // A program may sign in all the time and never sign out.
    private const string KeepNewestSql = """
        DELETE FROM "OpenSessions" WHERE "Id" IN (
            SELECT "Id" FROM "OpenSessions" WHERE "UserId" = $1 ORDER BY "LastSeenAt" DESC OFFSET 100)
        """;

    // In one order, so that two instances don't wait for each other.
    private const string LockSql = """
        SELECT 1 FROM "OpenSessions" WHERE "Id" = ANY ($1) ORDER BY "Id" FOR NO KEY UPDATE
        """;

    private const string SeeSql = """
        UPDATE "OpenSessions" AS s SET "LastSeenAt" = seen."At" FROM unnest($1, $2) AS seen("Id", "At")
        WHERE s."Id" = seen."Id" AND s."LastSeenAt" < seen."At"
        """;

    private const string ForgetSql = """DELETE FROM "OpenSessions" WHERE "LastSeenAt" < $1""";

    /// <summary>
    /// Stores where a session was begun, or the new stamp of one that is known; a deleted user has none. Of each user
    /// the hundred that were used last are kept.
    /// </summary>
    public static IReadOnlyList<Statement> Note(OpenSession session) =>
    [
        ActivityTable.Lock(session.UserId),
        new(
            NoteSql,
            session.Id,
            session.UserId,
            session.Stamp,
            session.IsProgram,
            session.Address,
            session.Browser,
            session.StartedAt,
            session.LastSeenAt,
            session.ExpiresAt),
        new(KeepNewestSql, session.UserId),
    ];

    /// <summary>A user's open sessions, the one that was used last first.</summary>
    public static Statement List(string userId) => new(ListSql, userId);

    /// <summary>Reads a row of them.</summary>
    public static OpenSession ReadRow(NpgsqlDataReader reader, string userId) => new()
    {
        Id = reader.GetString(0),
        UserId = userId,
        Stamp = reader.GetString(1),
        IsProgram = reader.GetBoolean(2),
        Address = reader.Text(3),
        Browser = reader.Text(4),
        StartedAt = reader.GetDateTime(5),
        LastSeenAt = reader.GetDateTime(6),
        ExpiresAt = reader.Time(7),
    };

    /// <summary>Stores when sessions were last used.</summary>
    public static IReadOnlyList<Statement> See(IReadOnlyCollection<KeyValuePair<string, DateTime>> seen)
    {
        var ids = seen.Select(each => each.Key).ToArray();
        return [new(LockSql, ids), new(SeeSql, ids, seen.Select(each => each.Value).ToArray())];
    }

    /// <summary>Deletes those that nobody has used since a time.</summary>
    public static Statement Forget(DateTime before) => new(ForgetSql, before);
}
