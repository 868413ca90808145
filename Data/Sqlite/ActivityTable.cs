using System.Text.Json;

namespace PartnerSite.Data.Sqlite;

/// <summary>The statements that add to the users' activity, read it and prune it.</summary>
internal static class ActivityTable
{
    // Only for a user who still exists. Writes run one after another, so no number is used twice.
    private const string AddSql = """
        INSERT INTO "Activity" (
            "UserId", "Number", "At", "Kind", "Partner", "Attributes", "Status", "Address", "Browser")
        SELECT "Id", (SELECT coalesce(max("Number"), 0) + 1 FROM "Activity" WHERE "UserId" = @userId),
            @at, @kind, @partner, @attributes, @status, @address, @browser
        FROM "AspNetUsers" WHERE "Id" = @userId
        """;

    private const string SelectSql = """
        SELECT "Number", "At", "Kind", "Partner", "Attributes", "Status", "Address", "Browser" FROM "Activity"
        WHERE "UserId" = @userId AND "Number" < @before AND "Kind" IN (SELECT "value" FROM json_each(@kinds))
        ORDER BY "Number" DESC LIMIT @count
        """;

    private const string DeleteBeforeSql = """
        DELETE FROM "Activity" WHERE rowid IN (SELECT rowid FROM "Activity" WHERE "At" < @time LIMIT @count)
        """;

    private const string SelectSurplusSql = """
        SELECT "UserId", (
            SELECT "Number" FROM "Activity" AS "own" WHERE "own"."UserId" = "Activity"."UserId"
            ORDER BY "Number" DESC LIMIT 1 OFFSET @most)
        FROM "Activity" GROUP BY "UserId" HAVING count(*) > @most
        """;

    private const string DeleteUpToSql = """
        DELETE FROM "Activity" WHERE rowid IN (
            SELECT rowid FROM "Activity" WHERE "UserId" = @userId AND "Number" <= @number LIMIT @count)
        """;

    /// <summary>Adds an entry under the user's next number; nothing when there is no such user (any more).</summary>
    public static void Add(PreparedConnection connection, ActivityEntry entry) => connection.Execute(
        AddSql,
        ("@userId", entry.UserId),
        ("@at", entry.At),
        ("@kind", entry.Kind),
        ("@partner", StoredText.OrNull(entry.Partner)),
        ("@attributes", StoredText.OrNull(entry.Attributes)),
        ("@status", StoredText.OrNull(entry.Status)),
        ("@address", StoredText.OrNull(entry.Address)),
        ("@browser", StoredText.OrNull(entry.Browser)));

    /// <summary>The user's newest entries of these kinds with numbers below <paramref name="before"/>.</summary>
    public static List<ActivityEntry> Read(
        PreparedConnection connection, string userId, IEnumerable<string> kinds, long before, int count)
    {
        using var reader = connection.Query(
            SelectSql,
            ("@userId", userId), ("@before", before), ("@kinds", JsonSerializer.Serialize(kinds)), ("@count", count));
        var entries = new List<ActivityEntry>();

        while (reader.Read())
        {
            entries.Add(new()
            {
                UserId = userId,
                Number = reader.GetInt64(0),
                At = StoredTime.Read(reader, 1) ?? DateTime.UnixEpoch,
                Kind = reader.GetString(2),
                Partner = StoredText.Read(reader, 3),
                Attributes = StoredText.Read(reader, 4),
                Status = StoredText.Read(reader, 5),
                Address = StoredText.Read(reader, 6),
                Browser = StoredText.Read(reader, 7),
            });
        }

        return entries;
    }

    /// <summary>Deletes entries from before a time, at most <paramref name="count"/>; returns how many.</summary>
    public static int DeleteBefore(PreparedConnection connection, DateTime time, int count) =>
        connection.Execute(DeleteBeforeSql, ("@time", time), ("@count", count));

    /// <summary>
    /// The users who have more entries than <paramref name="most"/>, and the number of the newest that is too many.
    /// </summary>
    public static List<ActivitySurplus> ReadSurplus(PreparedConnection connection, int most)
    {
        using var reader = connection.Query(SelectSurplusSql, ("@most", most));
        var surplus = new List<ActivitySurplus>();

        while (reader.Read())
        {
            surplus.Add(new(reader.GetString(0), reader.GetInt64(1)));
        }

        return surplus;
    }

    /// <summary>Deletes a user's surplus, at most <paramref name="count"/> entries; returns how many.</summary>
    public static int Delete(PreparedConnection connection, ActivitySurplus surplus, int count) => connection.Execute(
        DeleteUpToSql, ("@userId", surplus.UserId), ("@number", surplus.Number), ("@count", count));
}
