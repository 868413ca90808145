using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// Reads what every request needs: connections are kept open with their statements prepared, and each serves one read
/// at a time, so that a keyed read neither opens a file nor parses SQL.
/// </summary>
public sealed class SqliteReader(SqliteDatabase database, ILogger<SqliteReader> logger) : IDisposable
{
    // Enough for the threads that read at once; any more are closed.
    private const int MostIdle = 32;

    private readonly ConcurrentQueue<PreparedConnection> idle = [];

    /// <summary>Runs <paramref name="read"/> on a connection of its own.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public T Read<T>(Func<PreparedConnection, T> read)
    {
        logger.LogDebug("Reading from the database.");

        try
        {
            // One that is kept reads the file that was there; no new one is opened on another.
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
