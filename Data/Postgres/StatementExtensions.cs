using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>Sends statements, and reads their rows.</summary>
internal static class StatementExtensions
{
    /// <summary>Statements that are sent together, in one transaction unless they say otherwise.</summary>
    public static NpgsqlBatch Batch(this NpgsqlConnection connection, IEnumerable<Statement> statements)
    {
        var batch = connection.CreateBatch();

        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement.ToCommand());
        }

        return batch;
    }

    /// <summary>All rows of the reader's result.</summary>
    public static async Task<IReadOnlyList<T>> AllAsync<T>(
        this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>A text, or null.</summary>
    public static string? Text(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A time (UTC), or null.</summary>
    public static DateTime? Time(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetDateTime(column);

    /// <summary>A number, or null.</summary>
    public static int? Number(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt32(column);
}
