using Microsoft.Data.Sqlite;

namespace PartnerSite.Data;

/// <summary>A connection that prepares each statement once and keeps it.</summary>
public sealed class PreparedConnection(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    /// <summary>Runs a statement and returns the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object Value)> parameters) =>
        Prepare(sql, parameters).ExecuteNonQuery();

    /// <summary>Runs a query; the reader must be disposed before the next call.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<(string Name, object Value)> parameters) =>
        Prepare(sql, parameters).ExecuteReader();

    /// <summary>Closes the connection; an open transaction is rolled back.</summary>
    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = new SqliteCommand(sql, connection);
            commands.Add(sql, command);
        }

        command.Parameters.Clear();

        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
