using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PartnerSite.Data;

/// <summary>The statements that read and save attributes.</summary>
internal static class UserAttributeTable
{
    private const string SelectSql = """
        SELECT a."Key", a."Value", a."Tags", a."CreatedAt", a."UpdatedAt", a."Version"
        FROM "AspNetUsers" u LEFT JOIN "UserAttributes" a ON a."UserId" = u."Id" AND typeof(a."Key") = 'text'
        WHERE u."Id" = @userId
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

    /// <summary>The user's attributes; null when there is no such user (any more).</summary>
    public static List<UserAttribute>? Read(PreparedConnection connection, string userId)
    {
        using var reader = connection.Query(SelectSql, ("@userId", userId));

        if (!reader.Read())
        {
            return null;
        }

        var rows = new List<UserAttribute>();

        do
        {
            if (!reader.IsDBNull(0))
            {
                rows.Add(ReadRow(reader, userId));
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
        Key = reader.GetString(0),
        Value = reader.GetString(1),
        Tags = TagsConverter.Read(reader.GetString(2)),
        CreatedAt = ReadTime(reader, 3),
        UpdatedAt = ReadTime(reader, 4),
        Version = Guid.TryParse(reader.GetString(5), out var version) ? version : Guid.Empty,
    };

    /// <summary>A stored time (UTC). A row that was damaged must not take its owner's page with it: what is none is the epoch.</summary>
    public static DateTime ReadTime(SqliteDataReader reader, int column) =>
        DateTime.TryParse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : DateTime.UnixEpoch;
}
