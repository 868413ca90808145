namespace PartnerSite.Data.Sqlite;

/// <summary>The statements that show where users are signed in.</summary>
internal static class OpenSessionTable
{
    private const string NoteSql = """
        INSERT INTO "OpenSessions"
            ("Id", "UserId", "Stamp", "IsProgram", "Address", "Browser", "StartedAt", "LastSeenAt", "ExpiresAt")
        SELECT @id, "Id", @stamp, @isProgram, @address, @browser, @startedAt, @lastSeenAt, @expiresAt
        FROM "AspNetUsers" WHERE "Id" = @userId
        ON CONFLICT ("Id") DO UPDATE SET "Stamp" = excluded."Stamp", "LastSeenAt" = excluded."LastSeenAt"
        """;

    private const string ListSql = """
        SELECT s."Id", s."Stamp", s."IsProgram", s."Address", s."Browser", s."StartedAt", s."LastSeenAt",
            s."ExpiresAt"
        FROM "OpenSessions" s JOIN "AspNetUsers" u ON u."Id" = s."UserId" AND u."SecurityStamp" = s."Stamp"
        WHERE s."UserId" = @userId AND NOT EXISTS (SELECT 1 FROM "EndedSessions" e WHERE e."Id" = s."Id")
        ORDER BY s."LastSeenAt" DESC, s."StartedAt" DESC
        """;

    // A program may sign in all the time and never sign out.
    private const string KeepNewestSql = """
        DELETE FROM "OpenSessions" WHERE "UserId" = @userId AND "Id" NOT IN (
            SELECT "Id" FROM "OpenSessions" WHERE "UserId" = @userId ORDER BY "LastSeenAt" DESC LIMIT 100)
        """;

    private const string SeeSql = """
        UPDATE "OpenSessions" SET "LastSeenAt" = @at WHERE "Id" = @id AND "LastSeenAt" < @at
        """;

    private const string ForgetSql = """DELETE FROM "OpenSessions" WHERE "LastSeenAt" < @before""";

    /// <summary>
    /// Stores where a session was begun, or the new stamp of one that is known; a deleted user has none. Of each user
    /// the hundred that were used last are kept.
    /// </summary>
    public static void Note(PreparedConnection connection, OpenSession session)
    {
        connection.Execute(
            NoteSql,
            ("@id", session.Id),
            ("@userId", session.UserId),
            ("@stamp", session.Stamp),
            ("@isProgram", session.IsProgram),
            ("@address", StoredText.OrNull(session.Address)),
            ("@browser", StoredText.OrNull(session.Browser)),
            ("@startedAt", session.StartedAt),
            ("@lastSeenAt", session.LastSeenAt),
            ("@expiresAt", StoredText.OrNull(session.ExpiresAt)));
        connection.Execute(KeepNewestSql, ("@userId", session.UserId));
    }

    /// <summary>A user's open sessions, the one that was used last first.</summary>
    public static IReadOnlyList<OpenSession> List(PreparedConnection connection, string userId)
    {
        using var reader = connection.Query(ListSql, ("@userId", userId));
        var sessions = new List<OpenSession>();

        while (reader.Read())
        {
            sessions.Add(new()
            {
                Id = reader.GetString(0),
                UserId = userId,
                Stamp = reader.GetString(1),
                IsProgram = reader.GetBoolean(2),
                Address = StoredText.Read(reader, 3),
                Browser = StoredText.Read(reader, 4),
                StartedAt = StoredTime.Read(reader, 5) ?? default,
                LastSeenAt = StoredTime.Read(reader, 6) ?? default,
                ExpiresAt = StoredTime.Read(reader, 7),
            });
        }

        return sessions;
    }

    /// <summary>Stores when sessions were last used.</summary>
    public static void See(PreparedConnection connection, IEnumerable<KeyValuePair<string, DateTime>> seen)
    {
        foreach (var (id, at) in seen)
        {
            connection.Execute(SeeSql, ("@id", id), ("@at", at));
        }
    }

    /// <summary>Deletes those that nobody has used since a time.</summary>
    public static void Forget(PreparedConnection connection, DateTime before) =>
        connection.Execute(ForgetSql, ("@before", before));
}
