using Microsoft.Data.Sqlite;

namespace PartnerSite.Data;

/// <summary>The statements that read and save attributes.</summary>
internal static class UserAttributeTable
{
    // One row a user's attribute, and at least one a user; then one a connection.
    private const string SelectSql = $"""
        SELECT NULL, a."Key", a."Value", a."Tags", a."CreatedAt", a."UpdatedAt", a."Version", NULL, NULL, NULL, NULL, NULL
        FROM "AspNetUsers" u LEFT JOIN "UserAttributes" a ON a."UserId" = u."Id" AND typeof(a."Key") = 'text'
        WHERE u."Id" = @userId
        UNION ALL
        SELECT {PartnerConnectionTable.Columns} FROM "PartnerConnections" WHERE "UserId" = @userId
        """;

    private const string UpsertSql = """
        INSERT INTO "UserAttributes" ("UserId", "Key", "Value", "Tags", "CreatedAt", "UpdatedAt", "Version")
        VALUES (@userId, @key, @value, @tags, @createdAt, @updatedAt, @version)
        ON CONFLICT ("UserId", "Key") DO UPDATE SET
            "Value" = excluded."Value", "Tags" = excluded."Tags",
            "UpdatedAt" = excluded."UpdatedAt", "Version" = excluded."Version"
        """;

    private const string DeleteSql = """DELETE FROM "UserAttributes" WHERE "UserId" = @userId AND "Key" = @key""";

    private const string MustAskSql = """SELECT 1 FROM "AspNetUsers" WHERE "Id" = @userId AND "PartnerPromptAnsweredAt" IS NULL""";

    private const string AnswerPromptSql = """
        UPDATE "AspNetUsers" SET "PartnerPromptAnsweredAt" = @now
        WHERE "Id" = @userId AND "PartnerPromptAnsweredAt" IS NULL
        """;

    /// <summary>The user has neither saved nor skipped yet.</summary>
    public static bool MustAsk(PreparedConnection connection, string userId)
    {
        using var reader = connection.Query(MustAskSql, ("@userId", userId));
        return reader.Read();
    }

    /// <summary>What the user has stored, in one query; null when there is no such user (any more).</summary>
    public static StoredRows? Read(PreparedConnection connection, string userId)
    {
        using var reader = connection.Query(SelectSql, ("@userId", userId));

        if (!reader.Read())
        {
            return null;
        }

        var rows = new StoredRows([], []);

        do
        {
            if (!reader.IsDBNull(0))
            {
                rows.Connections.Add(PartnerConnectionTable.ReadRow(reader, userId));
            }
            else if (!reader.IsDBNull(1))
            {
                rows.Attributes.Add(ReadRow(reader, userId));
            }
        }
        while (reader.Read());

        return rows;
    }

    /// <summary>Inserts the row, or replaces the one of the same owner and key; its creation time stays.</summary>
    public static void Upsert(PreparedConnection connection, UserAttribute row) => connection.Execute(
        UpsertSql,
        ("@userId", row.UserId),
        ("@key", row.Key),
        ("@value", row.Value),
        ("@tags", TagsConverter.Write(row.Tags)),
        ("@createdAt", row.CreatedAt),
        ("@updatedAt", row.UpdatedAt),
        ("@version", row.Version));

    /// <summary>Deletes one attribute.</summary>
    public static void Delete(PreparedConnection connection, string userId, string key) =>
        connection.Execute(DeleteSql, ("@userId", userId), ("@key", key));

    /// <summary>Remembers when the first-login prompt was answered; the first answer counts, and false is said of any other.</summary>
    public static bool AnswerPrompt(PreparedConnection connection, string userId, DateTime now) =>
        connection.Execute(AnswerPromptSql, ("@userId", userId), ("@now", now)) == 1;

    private static UserAttribute ReadRow(SqliteDataReader reader, string userId) => new()
    {
        UserId = userId,
        Key = reader.GetString(1),
        Value = reader.GetString(2),
        Tags = TagsConverter.Read(reader.GetString(3)),
        CreatedAt = StoredTime.Read(reader, 4) ?? DateTime.UnixEpoch,
        UpdatedAt = StoredTime.Read(reader, 5) ?? DateTime.UnixEpoch,
        Version = Guid.TryParse(reader.GetString(6), out var version) ? version : Guid.Empty,
    };
}
