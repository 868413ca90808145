using Npgsql;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Postgres;

/// <summary>Looks at a database before it is used.</summary>
internal static class PostgresLook
{
    private const string Own = $"to_regclass('\"{MigrationHistory.Table}\"')";

    private const string IsReplicaSql = "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on'";

    private const string HasHistorySql = $"SELECT {Own} IS NOT NULL";

    private const string AnyTableSql = """
        SELECT relname::text FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') ORDER BY 1 LIMIT 1
        """;

    private const string WithoutRightSql = $"""
        SELECT relname::text FROM pg_class
        WHERE relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = {Own}) AND relkind IN ('r', 'p')
            AND oid <> {Own}
            AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
                AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE'))
        ORDER BY 1 LIMIT 1
        """;

    /// <exception cref="StartupException">It is a replica, or read-only.</exception>
    public static async Task RequirePrimaryAsync(this NpgsqlConnection connection, PostgresDatabase database)
    {
        if (await connection.AskAsync<bool>(IsReplicaSql))
        {
            throw new StartupException(
                $"The database {database.Location} can't be written: it is a replica, or read-only. Name the primary in "
                + $"{PostgresConnectionString.Setting}, or all hosts with commas between: the site finds the primary.");
        }
    }

    /// <summary>Which migrations the database has.</summary>
    /// <exception cref="StartupException">It has some of a newer version of the site.</exception>
    public static async Task<MigrationHistory> ReadHistoryAsync(
        this NpgsqlConnection connection, PostgresDatabase database)
    {
        var applied = new List<string>();

        if (await connection.AskAsync<bool>(HasHistorySql))
        {
            await using var command = new NpgsqlCommand(MigrationHistory.SelectSql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            applied.AddRange(await reader.AllAsync(row => row.GetString(0), CancellationToken.None));
        }

        return new(applied, typeof(PostgresDbContext), database.Location);
    }

    /// <exception cref="StartupException">It has tables of another program.</exception>
    public static async Task RequireEmptyAsync(this NpgsqlConnection connection, PostgresDatabase database)
    {
        if (await connection.AskAsync<string?>(AnyTableSql) is { } table and not MigrationHistory.Table)
        {
            throw new StartupException(
                $"The database {database.Location} has tables of another program ({table}). Name another database in "
                + $"{PostgresConnectionString.Setting}, and make it with CREATE DATABASE.");
        }
    }

    /// <exception cref="StartupException">The role may not read or write one of the tables.</exception>
    public static async Task RequireRightsAsync(this NpgsqlConnection connection, PostgresDatabase database)
    {
        if (await connection.AskAsync<string?>(WithoutRightSql) is { } table)
        {
            throw new StartupException(
                $"The role of {PostgresConnectionString.Setting} may not read and write {table} in the database "
                + $"{database.Location}. {PostgresStartFailure.Grant}");
        }
    }

    private static async Task<T?> AskAsync<T>(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T answer ? answer : default;
    }
}
