using System.Collections.Concurrent;

namespace PartnerSite.Data;

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
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The database can't be read.</exception>
    public T Read<T>(Func<PreparedConnection, T> read)
    {
        logger.LogDebug("Reading from the database.");

        if (!idle.TryDequeue(out var connection))
        {
            connection = new PreparedConnection(database.Open());
        }

        var kept = false;

        try
        {
            var result = read(connection);
            kept = idle.Count < MostIdle;
            return result;
        }
        finally
        {
            if (kept)
            {
                idle.Enqueue(connection);
            }
            else
            {
                connection.Dispose();
            }
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
}
