namespace PartnerSite.Data.Postgres;

/// <summary>The users' second factors in PostgreSQL.</summary>
internal sealed class PostgresSecondFactorStore(PostgresReader reader, PostgresWriter writer) : ISecondFactorStore
{
    // A step far ahead was used under a wrong clock: of the codes that are right now, none was.
    private const string UseStepSql = """
        UPDATE "SecondFactors" SET "UsedStep" = $2
        WHERE "UserId" = $1 AND ("UsedStep" IS NULL OR "UsedStep" < $2 OR "UsedStep" > $2 + 2)
        """;

    private static readonly EnvelopeHeaders ByHeader = new("SecondFactors", "AppKey");

    private const string CountSql = """SELECT count(*) FROM "SecondFactors" WHERE "AppKey" IS NOT NULL""";

    private const string SelectSql = """
        SELECT "Id", "UserId", "AppKey" FROM "SecondFactors"
        WHERE "Id" > $1 AND "AppKey" IS NOT NULL ORDER BY "Id" LIMIT $2
        """;

    private const string LockSql = """
        SELECT 1 FROM "SecondFactors" WHERE "Id" = ANY ($1) ORDER BY "Id" FOR NO KEY UPDATE
        """;

    private const string ReplaceSql = """UPDATE "SecondFactors" SET "AppKey" = $3 WHERE "Id" = $1 AND "AppKey" = $2""";

    /// <inheritdoc />
    public async Task<bool> TryUseStepAsync(string userId, long timeStep) =>
        await writer.WriteAsync(new Statement(UseStepSql, userId, timeStep), CancellationToken.None) == 1;

    /// <inheritdoc />
    public ValueTask<long> CountAppsAsync(CancellationToken cancellationToken) =>
        reader.FirstAsync(new(CountSql), row => row.GetInt64(0), none: 0, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<string>> AppHeadersAsync(CancellationToken cancellationToken) =>
        reader.AllAsync(new(ByHeader.SelectSql), row => row.GetString(0), cancellationToken);

    /// <inheritdoc />
    public ValueTask<long> CountAppsAsync(string header, CancellationToken cancellationToken) =>
        reader.FirstAsync(new(ByHeader.CountSql, header), row => row.GetInt64(0), none: 0, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredApp>> ReadAppsAsync(
        long after, int count, CancellationToken cancellationToken) =>
        reader.AllAsync(
            new(SelectSql, after, (long)count),
            row => new StoredApp(row.GetInt64(0), row.GetString(1), row.GetString(2)),
            cancellationToken);

    /// <inheritdoc />
    public Task<int> ReplaceAppsAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken) =>
        writer.ReplaceAsync(
            new(LockSql, replacements.Select(row => row.Id).ToArray()), ReplaceSql, replacements, cancellationToken);

    /// <summary>No version of the site ever stored a second factor in clear in PostgreSQL.</summary>
    public int MoveClear(int count, Func<string, string?, IReadOnlyList<string>, SecondFactor> secure) => 0;
}
