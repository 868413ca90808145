using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>
/// Reads what every request needs, in one round trip. Npgsql keeps connections and prepares statements.
/// </summary>
internal sealed class PostgresReader(PostgresDatabase database)
{
    private readonly PostgresAttempts attempts = new(database);

    /// <summary>The first row of a query, or what <paramref name="none"/> is when there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<T> FirstAsync<T>(
        Statement statement, Func<NpgsqlDataReader, T> read, T none, CancellationToken cancellationToken) =>
        ReadAsync(
            [statement],
            async (reader, token) => await reader.ReadAsync(token) ? read(reader) : none,
            cancellationToken);

    /// <summary>All rows of a query.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public ValueTask<IReadOnlyList<T>> AllAsync<T>(
        Statement statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        ReadAsync([statement], (reader, token) => reader.AllAsync(read, token), cancellationToken);

    /// <summary>Queries together, each of whose rows are a result of the reader.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public async ValueTask<T> ReadAsync<T>(
        IReadOnlyList<Statement> statements,
        Func<NpgsqlDataReader, CancellationToken, Task<T>> readAsync,
        CancellationToken cancellationToken)
    {
        try
        {
            return await attempts.RunAsync(async () =>
            {
                await using var connection = await database.OpenAsync(cancellationToken);
                await using var batch = connection.Batch(statements);
                await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
                return await readAsync(reader, cancellationToken);
            }, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            database.Suspect(exception);
            throw StorageUnavailableException.FromRead(exception);
        }
    }
}
