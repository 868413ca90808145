using System.Globalization;
using System.Text.Json;

namespace PartnerSite.Data.Sqlite;

/// <summary>Finds the connections that mails are about, in SQLite.</summary>
public sealed class SqliteNoticeStore(SqliteReader reader) : INoticeStore
{
    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ConnectionKey>> ReadDueAsync(
        DateTime now, int count, CancellationToken cancellationToken) =>
        new(reader.Read(connection => NoticeQuery.ReadDue(connection, now, count)));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<string>> ReadExpiringAsync(
        ExpiryDays days, string after, int count, CancellationToken cancellationToken) =>
        new(reader.Read(connection => NoticeQuery.ReadExpiring(connection, days, after, count)));
}

/// <summary>The statements that find them.</summary>
internal static class NoticeQuery
{
    private const string DueSql = """
        SELECT "UserId", "Partner" FROM "PartnerConnections" WHERE "NoticeDueAt" <= @now
        ORDER BY "NoticeDueAt" LIMIT @count
        """;

    // Days and times are texts that sort by time.
    private const string ExpiringSql = """
        SELECT u."Id" FROM "AspNetUsers" u
        WHERE u."Id" > @after AND u."IsActive" AND u."WantsNotices" AND (
            EXISTS (SELECT 1 FROM "PartnerConnections" c
                WHERE c."UserId" = u."Id" AND c."ExpiresAt" >= @first AND c."ExpiresAt" < @end)
            OR EXISTS (SELECT 1 FROM "UserAttributes" a
                WHERE a."UserId" = u."Id" AND a."Key" IN (SELECT "value" FROM json_each(@keys))
                    AND a."Value" >= @first AND a."Value" < @end))
        ORDER BY u."Id" LIMIT @count
        """;

    /// <summary>Connections with a notice that was due then, the oldest first.</summary>
    public static List<ConnectionKey> ReadDue(PreparedConnection connection, DateTime now, int count)
    {
        using var reader = connection.Query(DueSql, ("@now", now), ("@count", count));
        var due = new List<ConnectionKey>();

        while (reader.Read())
        {
            due.Add(new(reader.GetString(0), reader.GetString(1)));
        }

        return due;
    }

    /// <summary>The next users by their id who have a secret that expires on one of these days.</summary>
    public static List<string> ReadExpiring(PreparedConnection connection, ExpiryDays days, string after, int count)
    {
        using var reader = connection.Query(
            ExpiringSql,
            ("@after", after),
            ("@first", Text(days.First)),
            ("@end", Text(days.Last.AddDays(1))),
            ("@keys", JsonSerializer.Serialize(days.Keys)),
            ("@count", count));
        var users = new List<string>();

        while (reader.Read())
        {
            users.Add(reader.GetString(0));
        }

        return users;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
