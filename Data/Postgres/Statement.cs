using Npgsql;
using NpgsqlTypes;

namespace PartnerSite.Data.Postgres;

/// <summary>
/// A statement with the values of its parameters, $1 and so on. It can be sent more than once. Not a record: it would
/// print what it holds.
/// </summary>
internal sealed class Statement(string sql, params IReadOnlyList<StatementValue> values)
{
    /// <summary>The statement for one sending.</summary>
    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(sql);

        foreach (var value in values)
        {
            command.Parameters.Add(value.ToParameter());
        }

        return command;
    }
}

/// <summary>A value of a parameter; its type is said, so that a null needs no other plan.</summary>
internal readonly struct StatementValue
{
    private readonly object? value;
    private readonly NpgsqlDbType type;

    private StatementValue(object? value, NpgsqlDbType type) => (this.value, this.type) = (value, type);

    public static implicit operator StatementValue(string? text) =>
        new(text is null ? null : StorableText.Of(text), NpgsqlDbType.Text);

    public static implicit operator StatementValue(long? number) => new(number, NpgsqlDbType.Bigint);

    public static implicit operator StatementValue(long number) => new(number, NpgsqlDbType.Bigint);

    public static implicit operator StatementValue(int? number) => new(number, NpgsqlDbType.Integer);

    public static implicit operator StatementValue(bool flag) => new(flag, NpgsqlDbType.Boolean);

    public static implicit operator StatementValue(Guid id) => new(id, NpgsqlDbType.Uuid);

    public static implicit operator StatementValue(DateTime? time) =>
        new(time is { } at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : null, NpgsqlDbType.TimestampTz);

    public static implicit operator StatementValue(DateTime time) => (DateTime?)time;

    public static implicit operator StatementValue(TimeSpan span) => new(span, NpgsqlDbType.Interval);

    public static implicit operator StatementValue(string[] texts) =>
        new(Array.ConvertAll(texts, StorableText.Of), NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static implicit operator StatementValue(long[] numbers) =>
        new(numbers, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public static implicit operator StatementValue(TimeSpan[] spans) =>
        new(spans, NpgsqlDbType.Array | NpgsqlDbType.Interval);

    public static implicit operator StatementValue(DateTime[] times) =>
        new(times, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);

    public NpgsqlParameter ToParameter() => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
