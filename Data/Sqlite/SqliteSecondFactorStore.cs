namespace PartnerSite.Data.Sqlite;

/// <summary>The users' second factors in SQLite.</summary>
public sealed class SqliteSecondFactorStore(SqliteDatabase database, SqliteReader reader, SqliteWriter writer)
    : ISecondFactorStore
{
    /// <inheritdoc />
    public Task<bool> TryUseStepAsync(string userId, long timeStep) =>
        writer.WriteAsync(
            connection => SecondFactorTable.TryUseStep(connection, userId, timeStep), CancellationToken.None);

    /// <inheritdoc />
    public ValueTask<long> CountAppsAsync(CancellationToken cancellationToken) =>
        new(reader.Read(SecondFactorTable.Count));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<string>> AppHeadersAsync(CancellationToken cancellationToken) =>
        new(reader.Read(SecondFactorTable.Headers));

    /// <inheritdoc />
    public ValueTask<long> CountAppsAsync(string header, CancellationToken cancellationToken) =>
        new(reader.Read(connection => SecondFactorTable.Count(connection, header)));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredApp>> ReadAppsAsync(
        long after, int count, CancellationToken cancellationToken) =>
        new(reader.Read(connection => SecondFactorTable.Read(connection, after, count)));

    /// <inheritdoc />
    public Task<int> ReplaceAppsAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            connection => replacements.Count(row => SecondFactorTable.Replace(connection, row)), cancellationToken);

    /// <inheritdoc />
    public int MoveClear(int count, Func<string, string?, IReadOnlyList<string>, SecondFactor> secure)
    {
        using var connection = database.Open();
        var moved = ClearSecondFactors.Move(connection, count, secure);

        if (moved > 0)
        {
            ClearSecondFactors.Forget(connection);
        }

        return moved;
    }
}

/// <summary>The statements on second factors.</summary>
internal static class SecondFactorTable
{
    // A step far ahead was used under a wrong clock: of the codes that are right now, none was.
    private const string UseStepSql = """
        UPDATE "SecondFactors" SET "UsedStep" = @step
        WHERE "UserId" = @userId AND ("UsedStep" IS NULL OR "UsedStep" < @step OR "UsedStep" > @step + 2)
        """;

    private static readonly EnvelopeHeaders ByHeader = new("SecondFactors", "AppKey");

    private const string ExistsSql = "SELECT count(*) FROM sqlite_master WHERE name = 'SecondFactors'";

    private const string CountSql = """SELECT count(*) FROM "SecondFactors" WHERE "AppKey" IS NOT NULL""";

    private const string SelectSql = """
        SELECT "Id", "UserId", "AppKey" FROM "SecondFactors"
        WHERE "Id" > @after AND "AppKey" IS NOT NULL ORDER BY "Id" LIMIT @count
        """;

    private const string ReplaceSql = """
        UPDATE "SecondFactors" SET "AppKey" = @new WHERE "Id" = @id AND "AppKey" = @old
        """;

    public static bool TryUseStep(PreparedConnection connection, string userId, long step) =>
        connection.Execute(UseStepSql, ("@step", step), ("@userId", userId)) == 1;

    public static long Count(PreparedConnection connection) =>
        Exists(connection) ? connection.QuerySingle(CountSql) : 0;

    public static IReadOnlyList<string> Headers(PreparedConnection connection) =>
        Exists(connection) ? ByHeader.Read(connection) : [];

    public static long Count(PreparedConnection connection, string header) =>
        connection.QuerySingle(ByHeader.CountSql, ("@header", header));

    public static IReadOnlyList<StoredApp> Read(PreparedConnection connection, long after, int count)
    {
        if (!Exists(connection))
        {
            return [];
        }

        using var reader = connection.Query(SelectSql, ("@after", after), ("@count", count));
        var rows = new List<StoredApp>();

        while (reader.Read())
        {
            rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        }

        return rows;
    }

    public static bool Replace(PreparedConnection connection, Replacement row) =>
        connection.Execute(ReplaceSql, ("@new", row.New), ("@id", row.Id), ("@old", row.Old)) == 1;

    // Keys and backups are looked at before an older database is brought up to date.
    private static bool Exists(PreparedConnection connection) => connection.QuerySingle(ExistsSql) > 0;
}
