namespace PartnerSite.Data.Postgres;

/// <summary>The sealed attributes in PostgreSQL.</summary>
internal sealed class PostgresSealedAttributeStore(PostgresReader reader, PostgresWriter writer) : ISealedAttributeStore
{
    // Sensitive by the stored tags (unreadable ones count as sensitive) or by the catalog, never by what the value
    // looks like. $1 are the keys of the catalog.
    private const string IsSealed = """
        ("Tags" LIKE '%"sensitive"%' OR "Tags" !~ '^\[("[^"\\]*"(,"[^"\\]*")*)?\]$' OR "Key" = ANY ($1))
        """;

    private const string CountSql = $"""SELECT count(*) FROM "UserAttributes" WHERE {IsSealed}""";

    private static readonly EnvelopeHeaders ByHeader = new("UserAttributes", "Value");

    private static readonly string CountOneSql =
        $"{ByHeader.CountSql} AND {IsSealed.Replace("$1", "$2", StringComparison.Ordinal)}";

    private const string SelectSql = $"""
        SELECT "Id", "UserId", "Key", "Value" FROM "UserAttributes"
        WHERE "Id" > $2 AND {IsSealed} ORDER BY "Id" LIMIT $3
        """;

    // The owners first, as every change does it. The version stays: to its owner nothing has changed.
    private const string LockSql = """
        SELECT 1 FROM "AspNetUsers" WHERE "Id" IN (SELECT "UserId" FROM "UserAttributes" WHERE "Id" = ANY ($1))
        ORDER BY "Id" FOR NO KEY UPDATE
        """;

    private const string ReplaceSql = """
        UPDATE "UserAttributes" SET "Value" = $3 WHERE "Id" = $1 AND "Value" = $2
        """;

    /// <inheritdoc />
    public ValueTask<long> CountAsync(IReadOnlySet<string> sensitiveKeys, CancellationToken cancellationToken) =>
        reader.FirstAsync(new(CountSql, sensitiveKeys.ToArray()), row => row.GetInt64(0), none: 0, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<string>> HeadersAsync(CancellationToken cancellationToken) =>
        reader.AllAsync(new(ByHeader.SelectSql), row => row.GetString(0), cancellationToken);

    /// <inheritdoc />
    public ValueTask<long> CountAsync(
        IReadOnlySet<string> sensitiveKeys, string header, CancellationToken cancellationToken) =>
        reader.FirstAsync(
            new(CountOneSql, header, sensitiveKeys.ToArray()), row => row.GetInt64(0), none: 0, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<SealedAttribute>> ReadAsync(
        IReadOnlySet<string> sensitiveKeys, long after, int count, CancellationToken cancellationToken) =>
        reader.AllAsync(
            new(SelectSql, sensitiveKeys.ToArray(), after, (long)count),
            row => new SealedAttribute(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3)),
            cancellationToken);

    /// <inheritdoc />
    public Task<int> ReplaceAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken) =>
        writer.ReplaceAsync(
            new(LockSql, replacements.Select(row => row.Id).ToArray()), ReplaceSql, replacements, cancellationToken);
}
