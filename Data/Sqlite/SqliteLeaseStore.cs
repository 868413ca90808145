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

/// <summary>The statements that let one instance at a time do a job.</summary>
internal static class LeaseTable
{
    // Nobody takes a lease for longer: one that ends later was taken under a wrong clock.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    private const string TakeSql = """
        INSERT INTO "Leases" ("Name", "Holder", "Until") VALUES (@name, @holder, @until)
        ON CONFLICT DO UPDATE SET "Holder" = excluded."Holder", "Until" = excluded."Until"
        WHERE "Holder" = excluded."Holder" OR "Until" < @now OR "Until" > @unlikely
        """;

    private const string ReleaseSql = """DELETE FROM "Leases" WHERE "Name" = @name AND "Holder" = @holder""";

    /// <summary>Takes the lease, or renews it; false while another instance holds it.</summary>
    public static bool Take(PreparedConnection connection, Lease lease, DateTime now) => connection.Execute(
        TakeSql,
        ("@name", lease.Name),
        ("@holder", lease.Holder),
        ("@until", lease.Until),
        ("@now", now),
        ("@unlikely", lease.Until + Slack)) == 1;

    /// <summary>Gives the lease back, if it is still this holder's.</summary>
    public static void Release(PreparedConnection connection, string name, string holder) =>
        connection.Execute(ReleaseSql, ("@name", name), ("@holder", holder));
}
