using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

/// <summary>The statements that add to the users' activity, count in it, read it and prune it.</summary>
internal static class ActivityTable
{
    private const string Columns = """
        "Number", "At", "Kind", "Partner", "Attributes", "Status", "Parts", "Times", "LastAt", "Address", "Browser"
        """;

    // Only for a user who still exists. Writes run one after another, so no number is used twice.
    private const string AddSql = """
        INSERT INTO "Activity" (
            "UserId", "Number", "At", "Kind", "Partner", "Attributes", "Status", "Parts", "Address", "Browser")
        SELECT "Id", (SELECT coalesce(max("Number"), 0) + 1 FROM "Activity" WHERE "UserId" = @userId),
            @at, @kind, @partner, @attributes, @status, @parts, @address, @browser
        FROM "AspNetUsers" WHERE "Id" = @userId
        RETURNING "Number"
        """;

    // Looks at the newest entries only, so that it takes no longer for those who have many.
    private const string CountSql = """
        UPDATE "Activity" SET "Times" = "Times" + 1, "LastAt" = @at, "Address" = @address, "Browser" = @browser
        WHERE "UserId" = @userId AND "Number" = (
            SELECT "Number" FROM (
                SELECT "Number", count(*) OVER () AS "Found",
                    "Address" IS @address AND "Browser" IS @browser AS "IsSame"
                FROM "Activity"
                WHERE "UserId" = @userId AND "Kind" = @kind AND "At" >= @since
                    AND "Number" > (SELECT max("Number") FROM "Activity" WHERE "UserId" = @userId) - 100)
            WHERE "IsSame" OR "Found" >= @most
            ORDER BY "IsSame" DESC, "Number" DESC LIMIT 1)
        """;

    // A save of several partners has them in its parts; damaged ones are about none.
    private const string SelectSql = $"""
        SELECT {Columns} FROM "Activity"
        WHERE "UserId" = @userId AND "Number" < @before AND "Kind" IN (SELECT "value" FROM json_each(@kinds))
            AND (@partner IS NULL OR "Partner" = @partner OR CASE WHEN json_valid("Parts") THEN EXISTS (
                SELECT 1 FROM json_each("Parts") AS "part"
                WHERE CASE "part"."type" WHEN 'object' THEN "part"."value" ->> 'partner' END = @partner) END)
        ORDER BY "Number" DESC LIMIT @count
        """;

    private const string DeleteBeforeSql = """
        DELETE FROM "Activity" WHERE rowid IN (SELECT rowid FROM "Activity" WHERE "At" < @time LIMIT @count)
        """;

    private const string DeleteUpToSql = """
        DELETE FROM "Activity" WHERE "UserId" = @userId AND "Number" <= @number
        """;

    /// <summary>
    /// Adds an entry under the user's next number, and deletes what is beyond the newest that are kept; nothing when
    /// there is no such user (any more).
    /// </summary>
    public static void Add(PreparedConnection connection, ActivityEntry entry)
    {
        // Numbers have no gaps among the newest, so the number says how many there are.
        if (Insert(connection, entry) - ActivityEntry.MostPerUser is > 0 and var last)
        {
            connection.Execute(DeleteUpToSql, ("@userId", entry.UserId), ("@number", last));
        }
    }

    /// <summary>
    /// Counts an entry to one of the user's newest of its kind since a time, or adds it, as
    /// <see cref="IActivityStore.CountAsync"/> says.
    /// </summary>
    public static void Count(PreparedConnection connection, ActivityEntry entry, DateTime since, int most)
    {
        var counted = connection.Execute(
            CountSql,
            ("@userId", entry.UserId),
            ("@at", entry.At),
            ("@kind", entry.Kind),
            ("@since", since),
            ("@most", most),
            ("@address", StoredText.OrNull(entry.Address)),
            ("@browser", StoredText.OrNull(entry.Browser)));

        if (counted == 0)
        {
            Add(connection, entry);
        }
    }

    /// <summary>The user's newest entries.</summary>
    public static List<ActivityEntry> Read(
        PreparedConnection connection, string userId, ActivityFilter filter, int count)
    {
        using var reader = connection.Query(
            SelectSql,
            ("@userId", userId),
            ("@before", filter.Before),
            ("@kinds", JsonSerializer.Serialize(filter.Kinds)),
            ("@partner", StoredText.OrNull(filter.Partner)),
            ("@count", count));
        var entries = new List<ActivityEntry>();

        while (reader.Read())
        {
            entries.Add(ReadRow(reader, userId));
        }

        return entries;
    }

    /// <summary>Deletes entries from before a time, at most <paramref name="count"/>; returns how many.</summary>
    public static int DeleteBefore(PreparedConnection connection, DateTime time, int count) =>
        connection.Execute(DeleteBeforeSql, ("@time", time), ("@count", count));

    private static long Insert(PreparedConnection connection, ActivityEntry entry)
    {
        using var reader = connection.Query(
            AddSql,
            ("@userId", entry.UserId),
            ("@at", entry.At),
            ("@kind", entry.Kind),
            ("@partner", StoredText.OrNull(entry.Partner)),
            ("@attributes", StoredText.OrNull(entry.Attributes)),
            ("@status", StoredText.OrNull(entry.Status)),
            ("@parts", StoredText.OrNull(entry.Parts)),
            ("@address", StoredText.OrNull(entry.Address)),
            ("@browser", StoredText.OrNull(entry.Browser)));

        return reader.Read() ? reader.GetInt64(0) : 0;
    }

    private static ActivityEntry ReadRow(SqliteDataReader reader, string userId) => new()
    {
        UserId = userId,
        Number = reader.GetInt64(0),
        At = StoredTime.Read(reader, 1) ?? DateTime.UnixEpoch,
        Kind = reader.GetString(2),
        Partner = StoredText.Read(reader, 3),
        Attributes = StoredText.Read(reader, 4),
        Status = StoredText.Read(reader, 5),
        Parts = StoredText.Read(reader, 6),
        Times = reader.GetInt32(7),
        LastAt = StoredTime.Read(reader, 8),
        Address = StoredText.Read(reader, 9),
        Browser = StoredText.Read(reader, 10),
    };
}
