using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

/// <summary>Second factors as Identity stores them: in clear, among its tokens.</summary>
internal static class ClearSecondFactors
{
    private const string AppKey = "AuthenticatorKey";
    private const string RecoveryCodes = "RecoveryCodes";

    private const string SelectSql = $"""
        SELECT "UserId",
            max(CASE "Name" WHEN '{AppKey}' THEN "Value" END), max(CASE "Name" WHEN '{RecoveryCodes}' THEN "Value" END)
        FROM "AspNetUserTokens" WHERE "Name" IN ('{AppKey}', '{RecoveryCodes}') GROUP BY "UserId" LIMIT @count
        """;

    // What an older version stored since the last move is newer.
    private const string InsertSql = """
        INSERT INTO "SecondFactors" ("UserId", "AppKey", "RecoveryCodes") VALUES (@userId, @appKey, @codes)
        ON CONFLICT ("UserId") DO UPDATE
        SET "AppKey" = excluded."AppKey", "RecoveryCodes" = excluded."RecoveryCodes", "UsedStep" = NULL
        """;

    private const string DeleteSql = $"""
        DELETE FROM "AspNetUserTokens" WHERE "UserId" = @userId AND "Name" IN ('{AppKey}', '{RecoveryCodes}')
        """;

    /// <summary>Moves the second factors of some users in one transaction; returns of how many.</summary>
    public static int Move(
        SqliteConnection connection, int count, Func<string, string?, IReadOnlyList<string>, SecondFactor> secure)
    {
        // What is deleted is overwritten, and not only released.
        Execute(connection, null, "PRAGMA secure_delete = ON");
        using var transaction = connection.BeginTransaction();
        var users = Read(connection, transaction, count);

        foreach (var (userId, appKey, codes) in users)
        {
            var secured = secure(userId, appKey, codes?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? []);
            Execute(
                connection,
                transaction,
                InsertSql,
                ("@userId", userId), ("@appKey", secured.AppKey), ("@codes", secured.RecoveryCodes));
            Execute(connection, transaction, DeleteSql, ("@userId", userId));
        }

        transaction.Commit();
        return users.Count;
    }

    /// <summary>Empties the write-ahead log, in which the pages of before are.</summary>
    public static void Forget(SqliteConnection connection) =>
        Execute(connection, null, "PRAGMA wal_checkpoint(TRUNCATE)");

    private static List<(string UserId, string? AppKey, string? Codes)> Read(
        SqliteConnection connection, SqliteTransaction transaction, int count)
    {
        using var command = new SqliteCommand(SelectSql, connection, transaction);
        command.Parameters.AddWithValue("@count", count);
        using var reader = command.ExecuteReader();
        var users = new List<(string, string?, string?)>();

        while (reader.Read())
        {
            users.Add((reader.GetString(0), Text(1), Text(2)));
        }

        return users;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    private static void Execute(
        SqliteConnection connection,
        SqliteTransaction? transaction,
        string sql,
        params (string Name, object? Value)[] values)
    {
        using var command = new SqliteCommand(sql, connection, transaction);

        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}
