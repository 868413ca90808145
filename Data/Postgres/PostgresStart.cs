using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Postgres;

/// <summary>
/// Makes the tables, or brings them up to date. Of instances that start together one does it, and the others wait: by
/// a lock that the server gives back when its holder dies. Where nothing is to be done, no right to change tables is
/// needed.
/// </summary>
internal sealed class PostgresStart(
    PostgresDatabase database, IServiceScopeFactory scopes, ILogger<PostgresStart> logger) : IDatabaseStart
{
    // Of a process that migrates; any number that no other program in the same database uses.
    private const string TakeTurnSql =
        "SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '60s'; "
        + "SELECT pg_advisory_xact_lock(5071623946120117)";

    /// <inheritdoc />
    public bool Migrate(Action check) => RunAsync(async connection =>
    {
        var history = await connection.ReadHistoryAsync(database);

        if (!history.IsNew)
        {
            check();
        }

        var isBehind = !history.IsCurrent && await CatchUpAsync(connection, check);
        await connection.RequireRightsAsync(database);
        return isBehind;
    }).GetAwaiter().GetResult();

    /// <inheritdoc />
    public void Require() => RunAsync(async connection =>
    {
        var history = await connection.ReadHistoryAsync(database);
        return !history.IsNew ? history : throw new StartupException(
            $"The database {database.Location} is empty. Run the command with the settings of the site.");
    }).GetAwaiter().GetResult();

    private async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> workAsync)
    {
        try
        {
            await using var connection = database.CreatePatient();
            await connection.OpenAsync();
            await connection.RequirePrimaryAsync(database);
            return await workAsync(connection);
        }
        catch (Exception exception) when (StorageUnavailableException.IsCauseOf(exception))
        {
            throw PostgresStartFailure.Explain(exception, database);
        }
    }

    // What was read before the turn came may be history. The turn is a transaction of its own: another that has read
    // the table of migrations would keep EF Core from locking it.
    private async Task<bool> CatchUpAsync(NpgsqlConnection connection, Action check)
    {
        await using var holder = database.CreatePatient();
        await holder.OpenAsync();
        await using var turn = await holder.BeginTransactionAsync();

        await using (var command = new NpgsqlCommand(TakeTurnSql, holder))
        {
            await command.ExecuteNonQueryAsync();
        }

        var history = await connection.ReadHistoryAsync(database);

        if (history.IsCurrent)
        {
            return false;
        }

        if (history.IsNew)
        {
            await connection.RequireEmptyAsync(database);
            logger.LogWarning("The database {Location} was empty: its tables are made.", database.Location);
        }
        else
        {
            check();
        }

        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        context.Database.SetDbConnection(database.CreatePatient(), contextOwnsConnection: true);
        await context.Database.MigrateAsync();
        return true;
    }
}
