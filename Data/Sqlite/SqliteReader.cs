using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// Reads what every request needs: connections with their statements prepared are kept and handed out one at a time,
/// so that a keyed read costs neither an opening nor a parsing.
/// </summary>
public sealed class SqliteReader(SqliteDatabase database, ILogger<SqliteReader> logger) : IDisposable
{
    // As many as threads read at once; more are closed again.
    private const int MostIdle = 32;

    private readonly ConcurrentQueue<PreparedConnection> idle = [];

    /// <summary>Runs <paramref name="read"/> on a connection of its own.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public T Read<T>(Func<PreparedConnection, T> read)
    {
        logger.LogDebug("Reading from the database.");

        try
        {
            var connection = idle.TryDequeue(out var kept) ? kept : new PreparedConnection(database.Open());
            return ReadAndKeep(connection, read);
        }
        catch (SqliteException exception)
        {
            throw StorageUnavailableException.FromRead(exception);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        while (idle.TryDequeue(out var connection))
        {
            connection.Dispose();
        }
    }

    // A connection that failed is not used again.
    private T ReadAndKeep<T>(PreparedConnection connection, Func<PreparedConnection, T> read)
    {
        var isKept = false;

        try
        {
            var result = read(connection);
            isKept = idle.Count < MostIdle;
            return result;
        }
        finally
        {
            if (isKept)
            {
                idle.Enqueue(connection);
            }
            else
            {
                connection.Dispose();
            }
        }
    }
}
