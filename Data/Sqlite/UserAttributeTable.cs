using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

/// <summary>The statements that read and store attributes.</summary>
internal static class UserAttributeTable
{
    /// <summary>What <see cref="ReadRow"/> reads, of the table by the name <c>a</c>.</summary>
    public const string Columns = """a."Key", a."Value", a."Tags", a."CreatedAt", a."UpdatedAt", a."Version" """;

    private const string UpsertSql = """
        INSERT INTO "UserAttributes" ("UserId", "Key", "Value", "Tags", "CreatedAt", "UpdatedAt", "Version")
        VALUES (@userId, @key, @value, @tags, @createdAt, @updatedAt, @version)
        ON CONFLICT ("UserId", "Key") DO UPDATE SET
            "Value" = excluded."Value", "Tags" = excluded."Tags",
            "UpdatedAt" = excluded."UpdatedAt", "Version" = excluded."Version"
        """;

    private const string DeleteSql = """DELETE FROM "UserAttributes" WHERE "UserId" = @userId AND "Key" = @key""";

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

    /// <summary>Reads a row of <see cref="Columns"/>, the first of which is <paramref name="first"/>.</summary>
    public static UserAttribute ReadRow(SqliteDataReader reader, int first, string userId) => new()
    {
        UserId = userId,
        Key = reader.GetString(first),
        Value = reader.GetString(first + 1),
        Tags = TagsConverter.Read(reader.GetString(first + 2)),
        CreatedAt = StoredTime.Read(reader, first + 3) ?? DateTime.UnixEpoch,
        UpdatedAt = StoredTime.Read(reader, first + 4) ?? DateTime.UnixEpoch,
        Version = Guid.TryParse(reader.GetString(first + 5), out var version) ? version : Guid.Empty,
    };
}
