using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

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

    /// <summary>Runs a query for one number.</summary>
    public long QuerySingle(string sql, params ReadOnlySpan<(string Name, object Value)> parameters) =>
        (long)Prepare(sql, parameters).ExecuteScalar()!;

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

        // A statement's parameters come in the same order each time.
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i < command.Parameters.Count)
            {
                command.Parameters[i].Value = parameters[i].Value;
            }
            else
            {
                command.Parameters.AddWithValue(parameters[i].Name, parameters[i].Value);
            }
        }

        return command;
    }
}
