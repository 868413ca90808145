namespace PartnerSite.Data.Postgres;

/// <summary>
/// Jobs that one instance does at a time, in PostgreSQL. A lease lasts by the database's clock: those of several
/// machines differ.
/// </summary>
internal sealed class PostgresLeaseStore(PostgresWriter writer) : ILeaseStore
{
    // Nobody takes a lease for longer: one that ends later was taken under a wrong clock.
    private const string TakeSql = """
        INSERT INTO "Leases" ("Name", "Holder", "Until") VALUES ($1, $2, now() + $3)
        ON CONFLICT ("Name") DO UPDATE SET "Holder" = excluded."Holder", "Until" = excluded."Until"
        WHERE "Leases"."Holder" = excluded."Holder" OR "Leases"."Until" < now()
            OR "Leases"."Until" > excluded."Until" + interval '1 minute'
        """;

    private const string ReleaseSql = """DELETE FROM "Leases" WHERE "Name" = $1 AND "Holder" = $2""";

    /// <inheritdoc />
    public async Task<bool> TakeAsync(Lease lease, DateTime now, CancellationToken cancellationToken) =>
        await writer.WriteAsync(new Statement(TakeSql, lease.Name, lease.Holder, lease.Until - now), cancellationToken)
            == 1;

    /// <inheritdoc />
    public Task ReleaseAsync(string name, string holder) =>
        writer.WriteAsync(new Statement(ReleaseSql, name, holder), CancellationToken.None);
}
