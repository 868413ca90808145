namespace PartnerSite.Data.Postgres;

/// <summary>The users' activity in PostgreSQL.</summary>
internal sealed class PostgresActivityStore(PostgresReader reader, PostgresWriter writer) : IActivityStore
{
    /// <inheritdoc />
    public Task AddAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            [ActivityTable.Lock(entries.Select(entry => entry.UserId)), .. entries.SelectMany(ActivityTable.Add)],
            cancellationToken);

    /// <inheritdoc />
    public Task CountAsync(ActivityEntry entry, DateTime since, int most, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            [ActivityTable.Lock(entry.UserId), .. ActivityTable.Count(entry, since, most)], cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ActivityEntry>> ReadAsync(
        string userId, ActivityFilter filter, int count, CancellationToken cancellationToken) =>
        reader.AllAsync(
            ActivityTable.Read(userId, filter, count), row => ActivityTable.ReadRow(row, userId), cancellationToken);

    /// <inheritdoc />
    public Task<int> DeleteBeforeAsync(DateTime time, int count, CancellationToken cancellationToken) =>
        writer.WriteAsync(ActivityTable.DeleteBefore(time, count), cancellationToken);
}
