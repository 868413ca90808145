using System.Text.Json;

namespace PartnerSite.Data.Sqlite;

/// <summary>The sealed attributes in SQLite.</summary>
public sealed class SqliteSealedAttributeStore(SqliteReader reader, SqliteWriter writer) : ISealedAttributeStore
{
    /// <inheritdoc />
    public ValueTask<long> CountAsync(IReadOnlySet<string> sensitiveKeys, CancellationToken cancellationToken) =>
        new(reader.Read(connection => SealedAttributeTable.Count(connection, sensitiveKeys)));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<string>> HeadersAsync(CancellationToken cancellationToken) =>
        new(reader.Read(SealedAttributeTable.Headers));

    /// <inheritdoc />
    public ValueTask<long> CountAsync(
        IReadOnlySet<string> sensitiveKeys, string header, CancellationToken cancellationToken) =>
        new(reader.Read(connection => SealedAttributeTable.Count(connection, sensitiveKeys, header)));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<SealedAttribute>> ReadAsync(
        IReadOnlySet<string> sensitiveKeys, long after, int count, CancellationToken cancellationToken) =>
        new(reader.Read(connection => SealedAttributeTable.Read(connection, sensitiveKeys, after, count)));

    /// <inheritdoc />
    public Task<int> ReplaceAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection => replacements.Count(row => Replace(connection, row)), cancellationToken);

    private static bool Replace(PreparedConnection connection, Replacement row)
    {
        if (!SealedAttributeTable.Replace(connection, row))
        {
            return false;
        }

        if (row.Note is { } note)
        {
            ActivityTable.Add(connection, note);
        }

        return true;
    }
}

/// <summary>The statements that change the key of sealed attributes.</summary>
internal static class SealedAttributeTable
{
    // Sensitive by the stored tags (unreadable ones count as sensitive) or by the catalog, never by what the value
    // looks like.
    private const string IsSealed = """
        ("Tags" LIKE '%"sensitive"%' OR NOT json_valid("Tags") OR "Key" IN (SELECT "value" FROM json_each(@keys)))
        """;

    private const string CountSql = $"""SELECT count(*) FROM "UserAttributes" WHERE {IsSealed}""";

    private static readonly EnvelopeHeaders ByHeader = new("UserAttributes", "Value");

    private static readonly string CountOneSql = $"{ByHeader.CountSql} AND {IsSealed}";

    private const string SelectSql = $"""
        SELECT "Id", "UserId", "Key", "Value" FROM "UserAttributes"
        WHERE "Id" > @after AND {IsSealed} ORDER BY "Id" LIMIT @count
        """;

    // The version stays: to its owner nothing has changed. Compared as text, as it was read, whatever its stored type.
    private const string ReplaceSql = """
        UPDATE "UserAttributes" SET "Value" = @new WHERE "Id" = @id AND CAST("Value" AS TEXT) = @old
        """;

    public static long Count(PreparedConnection connection, IEnumerable<string> sensitiveKeys) =>
        connection.QuerySingle(CountSql, Keys(sensitiveKeys));

    /// <summary>The headers of everything that looks like an envelope.</summary>
    public static IReadOnlyList<string> Headers(PreparedConnection connection) => ByHeader.Read(connection);

    public static long Count(PreparedConnection connection, IEnumerable<string> sensitiveKeys, string header) =>
        connection.QuerySingle(CountOneSql, ("@header", header), Keys(sensitiveKeys));

    /// <summary>The next sealed rows by their id.</summary>
    public static List<SealedAttribute> Read(
        PreparedConnection connection, IEnumerable<string> sensitiveKeys, long after, int count)
    {
        using var reader = connection.Query(SelectSql, ("@after", after), Keys(sensitiveKeys), ("@count", count));
        var rows = new List<SealedAttribute>();

        while (reader.Read())
        {
            rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        }

        return rows;
    }

    /// <summary>Replaces the value if it is still the old one; false when it was changed meanwhile.</summary>
    public static bool Replace(PreparedConnection connection, Replacement row) =>
        connection.Execute(ReplaceSql, ("@new", row.New), ("@id", row.Id), ("@old", row.Old)) == 1;

    private static (string Name, object Value) Keys(IEnumerable<string> sensitiveKeys) =>
        ("@keys", JsonSerializer.Serialize(sensitiveKeys));
}
