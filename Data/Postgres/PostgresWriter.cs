using System.Diagnostics;
using Npgsql;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Data.Postgres;

/// <summary>
/// Every write of the stores. None is acknowledged that a lost primary would take with it: the wait for a synchronous
/// standby, when it is given up, ends in a mere notice, and a cancelled commit in a success. So no request's token gets
/// to a commit, a notice at it is a failure, and after a commit without an answer it is said that nobody knows.
/// </summary>
internal sealed class PostgresWriter(PostgresDatabase database, SiteMetrics metrics)
{
    private static readonly Statement Begin = new("BEGIN ISOLATION LEVEL READ COMMITTED");
    private static readonly Statement Commit = new("COMMIT");

    private readonly PostgresAttempts attempts = new(database);

    /// <summary>
    /// Runs statements in one transaction and one round trip; returns how many rows each has changed.
    /// </summary>
    /// <param name="statements">The statements, locks first.</param>
    /// <param name="cancellationToken">Cancels a write that has not begun.</param>
    /// <exception cref="StorageUnavailableException">Nothing was written, or that is not known.</exception>
    public Task<IReadOnlyList<int>> WriteAsync(
        IReadOnlyList<Statement> statements, CancellationToken cancellationToken) =>
        WriteAsync(async () =>
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            return await KeepAsync(connection, statements);
        }, cancellationToken);

    /// <summary>As <see cref="WriteAsync(IReadOnlyList{Statement}, CancellationToken)"/>, for one statement.</summary>
    public async Task<int> WriteAsync(Statement statement, CancellationToken cancellationToken) =>
        (await WriteAsync([statement], cancellationToken))[0];

    /// <summary>
    /// Locks and reads, decides, and writes: two round trips. The decision is asked for again when the transaction had
    /// to give way to another one.
    /// </summary>
    /// <param name="locked">The statements that lock and read.</param>
    /// <param name="readAsync">Reads their rows.</param>
    /// <param name="decide">What is returned, and what is written.</param>
    /// <param name="cancellationToken">Cancels a write that has not begun.</param>
    /// <exception cref="StorageUnavailableException">Nothing was written, or that is not known.</exception>
    public Task<T> ChangeAsync<TStored, T>(
        IReadOnlyList<Statement> locked,
        Func<NpgsqlDataReader, CancellationToken, Task<TStored>> readAsync,
        Func<TStored, (T Result, IReadOnlyList<Statement> Writes)> decide,
        CancellationToken cancellationToken) =>
        WriteAsync(async () =>
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            var stored = await BeginAsync(connection, locked, readAsync, cancellationToken);
            var (result, writes) = await DecideAsync(connection, stored, decide);
            await KeepAsync(connection, [.. writes, Commit]);
            return result;
        }, cancellationToken);

    private async Task<T> WriteAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();

        try
        {
            var result = await attempts.RunAsync(attempt, cancellationToken);
            metrics.AddGroup(1, Stopwatch.GetElapsedTime(start));
            return result;
        }
        catch (NpgsqlException exception)
        {
            database.Suspect(exception);
            throw StorageUnavailableException.FromWrite(exception);
        }
    }

    private static async Task<TStored> BeginAsync<TStored>(
        NpgsqlConnection connection,
        IEnumerable<Statement> locked,
        Func<NpgsqlDataReader, CancellationToken, Task<TStored>> readAsync,
        CancellationToken cancellationToken)
    {
        await using var batch = connection.Batch([Begin, .. locked]);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await readAsync(reader, cancellationToken);
    }

    private static async Task<T> DecideAsync<TStored, T>(
        NpgsqlConnection connection, TStored stored, Func<TStored, T> decide)
    {
        try
        {
            return decide(stored);
        }
        catch
        {
            await RollBackAsync(connection);
            throw;
        }
    }

    // The last of the statements, or their end, is the commit.
    private async Task<IReadOnlyList<int>> KeepAsync(
        NpgsqlConnection connection, IReadOnlyList<Statement> statements)
    {
        PostgresNotice? unkept = null;
        connection.Notice += Hear;

        try
        {
            await using var batch = connection.Batch(statements);
            await batch.ExecuteNonQueryAsync(CancellationToken.None);

            return unkept is null
                ? [.. batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(command => command.RecordsAffected)]
                : throw StorageUnavailableException.FromCommit(new UnkeptCommitException(unkept));
        }
        catch (NpgsqlException exception) when (!PostgresFault.IsRefusal(exception))
        {
            database.Suspect(exception);
            throw StorageUnavailableException.FromCommit(exception);
        }
        catch (NpgsqlException)
        {
            await RollBackAsync(connection);
            throw;
        }
        finally
        {
            connection.Notice -= Hear;
        }

        void Hear(object sender, NpgsqlNoticeEventArgs heard) =>
            unkept = PostgresFault.TakesBack(heard.Notice) ? heard.Notice : unkept;
    }

    // Where even that fails the server does it, when it notices that nobody is there.
    private static async Task RollBackAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand("ROLLBACK", connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            await connection.CloseAsync();
        }
    }
}
