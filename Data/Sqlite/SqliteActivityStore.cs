namespace PartnerSite.Data.Sqlite;

/// <summary>The users' activity in SQLite.</summary>
public sealed class SqliteActivityStore(SqliteReader reader, SqliteWriter writer) : IActivityStore
{
    /// <inheritdoc />
    public Task AddAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection =>
        {
            foreach (var entry in entries)
            {
                ActivityTable.Add(connection, entry);
            }
        }, cancellationToken);

    /// <inheritdoc />
    public Task CountAsync(ActivityEntry entry, DateTime since, int most, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection => ActivityTable.Count(connection, entry, since, most), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ActivityEntry>> ReadAsync(
        string userId, ActivityFilter filter, int count, CancellationToken cancellationToken) =>
        new(reader.Read(connection => ActivityTable.Read(connection, userId, filter, count)));

    /// <inheritdoc />
    public Task<int> DeleteBeforeAsync(DateTime time, int count, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection => ActivityTable.DeleteBefore(connection, time, count), cancellationToken);
}
