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
    public ValueTask<IReadOnlyList<ActivityEntry>> ReadAsync(
        string userId,
        IReadOnlyCollection<string> kinds,
        long before,
        int count,
        CancellationToken cancellationToken
    ) => new(reader.Read(connection => ActivityTable.Read(connection, userId, kinds, before, count)));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ActivitySurplus>> ReadSurplusAsync(int most, CancellationToken cancellationToken) =>
        new(reader.Read(connection => ActivityTable.ReadSurplus(connection, most)));

    /// <inheritdoc />
    public Task<int> DeleteBeforeAsync(DateTime time, int count, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection => ActivityTable.DeleteBefore(connection, time, count), cancellationToken);

    /// <inheritdoc />
    public Task<int> DeleteAsync(ActivitySurplus surplus, int count, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection => ActivityTable.Delete(connection, surplus, count), cancellationToken);
}
