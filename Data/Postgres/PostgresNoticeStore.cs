using System.Globalization;

namespace PartnerSite.Data.Postgres;

/// <summary>Finds the connections that mails are about, in PostgreSQL.</summary>
internal sealed class PostgresNoticeStore(PostgresReader reader) : INoticeStore
{
    private const string DueSql = """
        SELECT "UserId", "Partner" FROM "PartnerConnections" WHERE "NoticeDueAt" <= $1
        ORDER BY "NoticeDueAt" LIMIT $2
        """;

    // The users' own days are texts that sort by time.
    private const string ExpiringSql = """
        SELECT u."Id" FROM "AspNetUsers" u
        WHERE u."Id" > $1 AND u."IsActive" AND u."WantsNotices" AND (
            EXISTS (SELECT 1 FROM "PartnerConnections" c
                WHERE c."UserId" = u."Id" AND c."ExpiresAt" >= $2 AND c."ExpiresAt" < $3)
            OR EXISTS (SELECT 1 FROM "UserAttributes" a
                WHERE a."UserId" = u."Id" AND a."Key" = ANY ($4) AND a."Value" >= $5 AND a."Value" < $6))
        ORDER BY u."Id" LIMIT $7
        """;

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ConnectionKey>> ReadDueAsync(
        DateTime now, int count, CancellationToken cancellationToken) =>
        reader.AllAsync(
            new(DueSql, now, (long)count),
            row => new ConnectionKey(row.GetString(0), row.GetString(1)),
            cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<string>> ReadExpiringAsync(
        ExpiryDays days, string after, int count, CancellationToken cancellationToken)
    {
        var end = days.Last.AddDays(1);
        return reader.AllAsync(
            new(
                ExpiringSql,
                after,
                days.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                end.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                days.Keys.ToArray(),
                Text(days.First),
                Text(end),
                (long)count),
            row => row.GetString(0),
            cancellationToken);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
