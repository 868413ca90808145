namespace PartnerSite.Data.Postgres;

/// <summary>Data Protection's ring in PostgreSQL.</summary>
internal sealed class PostgresAuthKeyStore(PostgresReader reader, PostgresWriter writer) : IAuthKeyStore
{
    private const string SelectSql = """
        SELECT "Id"::bigint, coalesce("Xml", '') FROM "DataProtectionKeys" WHERE "Id" > $1 ORDER BY "Id" LIMIT $2
        """;

    private const string LockSql = """
        SELECT 1 FROM "DataProtectionKeys" WHERE "Id" = ANY ($1) ORDER BY "Id" FOR NO KEY UPDATE
        """;

    private const string ReplaceSql = """UPDATE "DataProtectionKeys" SET "Xml" = $3 WHERE "Id" = $1 AND "Xml" = $2""";

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredAuthKey>> ReadAsync(
        long after, int count, CancellationToken cancellationToken) =>
        reader.AllAsync(
            new(SelectSql, after, (long)count),
            row => new StoredAuthKey(row.GetInt64(0), row.GetString(1)),
            cancellationToken);

    /// <inheritdoc />
    public Task<int> ReplaceAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken) =>
        writer.ReplaceAsync(
            new(LockSql, replacements.Select(row => row.Id).ToArray()), ReplaceSql, replacements, cancellationToken);
}
