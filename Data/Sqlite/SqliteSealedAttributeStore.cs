namespace PartnerSite.Data.Sqlite;

/// <summary>The sealed attributes in SQLite.</summary>
public sealed class SqliteSealedAttributeStore(SqliteReader reader, SqliteWriter writer) : ISealedAttributeStore
{
    /// <inheritdoc />
    public ValueTask<long> CountAsync(IReadOnlySet<string> sensitiveKeys, CancellationToken cancellationToken) =>
        new(reader.Read(connection => SealedAttributeTable.Count(connection, sensitiveKeys)));

    /// <inheritdoc />
    public ValueTask<IReadOnlyDictionary<string, long>> CountByHeaderAsync(
        IReadOnlySet<string> sensitiveKeys, CancellationToken cancellationToken) =>
        new(reader.Read(connection => SealedAttributeTable.CountByHeader(connection, sensitiveKeys)));

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
