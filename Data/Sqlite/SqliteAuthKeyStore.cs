namespace PartnerSite.Data.Sqlite;

/// <summary>Data Protection's ring in SQLite.</summary>
public sealed class SqliteAuthKeyStore(SqliteReader reader, SqliteWriter writer) : IAuthKeyStore
{
    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredAuthKey>> ReadAsync(
        long after,
        int count,
        CancellationToken cancellationToken
    ) => new(reader.Read(connection => DataProtectionKeyTable.Read(connection, after, count)));

    /// <inheritdoc />
    public Task<int> ReplaceAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            connection => replacements.Count(row => DataProtectionKeyTable.Replace(connection, row)),
            cancellationToken);
}

/// <summary>The statements that read Data Protection's ring and change the key of its rows.</summary>
internal static class DataProtectionKeyTable
{
    private const string SelectSql = """
        SELECT "Id", coalesce("Xml", '') FROM "DataProtectionKeys" WHERE "Id" > @after ORDER BY "Id" LIMIT @count
        """;

    // Compared as text, as it was read, whatever its stored type.
    private const string ReplaceSql = """
        UPDATE "DataProtectionKeys" SET "Xml" = @new WHERE "Id" = @id AND CAST("Xml" AS TEXT) = @old
        """;

    /// <summary>The next rows by their id.</summary>
    public static List<StoredAuthKey> Read(PreparedConnection connection, long after, int count)
    {
        using var reader = connection.Query(SelectSql, ("@after", after), ("@count", count));
        var rows = new List<StoredAuthKey>();

        while (reader.Read())
        {
            rows.Add(new(reader.GetInt64(0), reader.GetString(1)));
        }

        return rows;
    }

    /// <summary>Replaces the text if it is still the old one; false when it was changed meanwhile.</summary>
    public static bool Replace(PreparedConnection connection, Replacement row) =>
        connection.Execute(ReplaceSql, ("@new", row.New), ("@id", row.Id), ("@old", row.Old)) == 1;
}
