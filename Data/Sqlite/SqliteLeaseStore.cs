namespace PartnerSite.Data.Sqlite;

/// <summary>Jobs that one instance does at a time, in SQLite.</summary>
public sealed class SqliteLeaseStore(SqliteWriter writer) : ILeaseStore
{
    /// <inheritdoc />
    public Task<bool> TakeAsync(Lease lease, DateTime now, CancellationToken cancellationToken) =>
        writer.WriteAsync(connection => LeaseTable.Take(connection, lease, now), cancellationToken);

    /// <inheritdoc />
    public Task ReleaseAsync(string name, string holder) =>
        writer.WriteAsync(connection => LeaseTable.Release(connection, name, holder), CancellationToken.None);
}
