using System.Text.Json;
using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>The statements that add to the users' activity, count in it, read it and prune it.</summary>
internal static class ActivityTable
{
    private const string Columns = """
        "Number", "At", "Kind", "Partner", "Attributes", "Status", "Parts", "Times", "LastAt", "Address", "Browser"
        """;

    // As an update of other columns than the id locks it, and before anything else of the user's is changed.
    private const string LockSql = """
        SELECT 1 FROM "AspNetUsers" WHERE "Id" = ANY ($1) ORDER BY "Id" FOR NO KEY UPDATE
        """;

    private const string Last = """
        (SELECT coalesce(max("Number"), 0) FROM "Activity" WHERE "UserId" = $1)
        """;

    private const string InsertSql = """
        INSERT INTO "Activity" (
            "UserId", "Number", "At", "Kind", "Partner", "Attributes", "Status", "Parts", "Address", "Browser")
        """;

    // Only for a user who still exists. The user's row is locked, so no number is used twice.
    private const string AddSql = $"""
        {InsertSql}
        SELECT "Id", {Last} + 1, $2, $3, $4, $5, $6, $7, $8, $9 FROM "AspNetUsers" WHERE "Id" = $1
        """;

    // Numbers have no gaps among the newest, so the number says how many there are.
    private static readonly string KeepNewestSql =
        $"""DELETE FROM "Activity" WHERE "UserId" = $1 AND "Number" <= {Last} - {ActivityEntry.MostPerUser}""";

    // Looks at the newest entries only, so that it takes no longer for those who have many.
    private const string CountSql = $"""
        WITH "Counted" AS (
            UPDATE "Activity" SET "Times" = "Times" + 1, "LastAt" = $2, "Address" = $8, "Browser" = $9
            WHERE "UserId" = $1 AND "Number" = (
                SELECT "Number" FROM (
                    SELECT "Number", count(*) OVER () AS "Found",
                        "Address" IS NOT DISTINCT FROM $8 AND "Browser" IS NOT DISTINCT FROM $9 AS "IsSame"
                    FROM "Activity"
                    WHERE "UserId" = $1 AND "Kind" = $3 AND "At" >= $10 AND "Number" > {Last} - 100) AS "Late"
                WHERE "IsSame" OR "Found" >= $11
                ORDER BY "IsSame" DESC, "Number" DESC LIMIT 1)
            RETURNING 1)
        {InsertSql}
        SELECT "Id", {Last} + 1, $2, $3, $4, $5, $6, $7, $8, $9 FROM "AspNetUsers"
        WHERE "Id" = $1 AND NOT EXISTS (SELECT 1 FROM "Counted")
        """;

    // A save of several partners has them in its parts; the site writes them, without a space.
    private const string SelectSql = $"""
        SELECT {Columns} FROM "Activity"
        WHERE "UserId" = $1 AND "Number" < $2 AND "Kind" = ANY ($3)
            AND ($4 IS NULL OR "Partner" = $4 OR strpos("Parts", $5) > 0)
        ORDER BY "Number" DESC LIMIT $6
        """;

    private const string DeleteBeforeSql = """
        DELETE FROM "Activity" WHERE ("UserId", "Number") IN (
            SELECT "UserId", "Number" FROM "Activity" WHERE "At" < $1 ORDER BY "At" LIMIT $2 FOR UPDATE SKIP LOCKED)
        """;

    /// <summary>Makes others who change something of these users wait for the end of the transaction.</summary>
    public static Statement Lock(params IEnumerable<string> userIds) => new(LockSql, userIds.Distinct().ToArray());

    /// <summary>
    /// Adds an entry under the next number of its user, who is locked, and deletes what is beyond the newest that are
    /// kept; nothing when there is no such user (any more).
    /// </summary>
    public static IEnumerable<Statement> Add(ActivityEntry entry) =>
        [new(AddSql, ValuesOf(entry)), new(KeepNewestSql, entry.UserId)];

    /// <summary>
    /// Counts an entry to one of the newest of its kind since a time, or adds it, as
    /// <see cref="IActivityStore.CountAsync"/> says; its user is locked.
    /// </summary>
    public static IEnumerable<Statement> Count(ActivityEntry entry, DateTime since, int most) =>
        [new(CountSql, [.. ValuesOf(entry), since, (long)most]), new(KeepNewestSql, entry.UserId)];

    /// <summary>The user's newest entries.</summary>
    public static Statement Read(string userId, ActivityFilter filter, int count) => new(
        SelectSql,
        userId,
        filter.Before,
        filter.Kinds.ToArray(),
        filter.Partner,
        filter.Partner is null ? null : $"\"partner\":{JsonSerializer.Serialize(filter.Partner)}",
        (long)count);

    /// <summary>Deletes entries from before a time, at most <paramref name="count"/>.</summary>
    public static Statement DeleteBefore(DateTime time, int count) => new(DeleteBeforeSql, time, (long)count);

    /// <summary>Reads a row that was selected.</summary>
    public static ActivityEntry ReadRow(NpgsqlDataReader reader, string userId) => new()
    {
        UserId = userId,
        Number = reader.GetInt64(0),
        At = reader.GetDateTime(1),
        Kind = reader.GetString(2),
        Partner = reader.Text(3),
        Attributes = reader.Text(4),
        Status = reader.Text(5),
        Parts = reader.Text(6),
        Times = reader.GetInt32(7),
        LastAt = reader.Time(8),
        Address = reader.Text(9),
        Browser = reader.Text(10),
    };

    private static StatementValue[] ValuesOf(ActivityEntry entry) =>
    [
        entry.UserId,
        entry.At,
        entry.Kind,
        entry.Partner,
        entry.Attributes,
        entry.Status,
        entry.Parts,
        entry.Address,
        entry.Browser,
    ];
}
