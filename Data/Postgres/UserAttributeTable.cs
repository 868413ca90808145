using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>The statements that read and store attributes.</summary>
internal static class UserAttributeTable
{
    /// <summary>What <see cref="ReadRow"/> reads.</summary>
    public const string Columns = """
        "Key", "Value", "Tags", "CreatedAt", "UpdatedAt", "Version"
        """;

    private const string UpsertSql = $"""
        INSERT INTO "UserAttributes" ("UserId", {Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT ("UserId", "Key") DO UPDATE SET
            "Value" = excluded."Value", "Tags" = excluded."Tags",
            "UpdatedAt" = excluded."UpdatedAt", "Version" = excluded."Version"
        """;

    private const string DeleteSql = """DELETE FROM "UserAttributes" WHERE "UserId" = $1 AND "Key" = $2""";

    /// <summary>Inserts the row, or replaces the one of the same owner and key; its creation time stays.</summary>
    public static Statement Upsert(UserAttribute row) => new(
        UpsertSql,
        row.UserId,
        row.Key,
        row.Value,
        TagsConverter.Write(row.Tags),
        row.CreatedAt,
        row.UpdatedAt,
        row.Version);

    /// <summary>Deletes one attribute.</summary>
    public static Statement Delete(string userId, string key) => new(DeleteSql, userId, key);

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    public static UserAttribute ReadRow(NpgsqlDataReader reader, string userId) => new()
    {
        UserId = userId,
        Key = reader.GetString(0),
        Value = reader.GetString(1),
        Tags = TagsConverter.Read(reader.GetString(2)),
        CreatedAt = reader.GetDateTime(3),
        UpdatedAt = reader.GetDateTime(4),
        Version = reader.GetGuid(5),
    };
}
