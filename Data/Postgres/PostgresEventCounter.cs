using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>Counts events by name in PostgreSQL.</summary>
internal sealed class PostgresEventCounter(PostgresWriter writer) : IEventCounter
{
    // In one order, so that two events never wait for each other.
    private const string LockSql = """
        SELECT pg_advisory_xact_lock(hashtextextended("Name", 0)) FROM (
            SELECT "Name" FROM unnest($1) AS given("Name") ORDER BY "Name") AS names
        """;

    // An event of later than now was counted under a wrong clock. A minute is what clocks of machines may differ.
    private const string WaitSql = """
        SELECT max(over."Wait") FROM unnest($1, $2, $3) AS l("Name", "Most", "Window"), LATERAL (
            SELECT min(e."At") + l."Window" - $4 AS "Wait" FROM "CountedEvents" e
            WHERE e."Name" = l."Name" AND e."At" > $4 - l."Window" AND e."At" < $4 + interval '1 minute'
            HAVING count(*) >= l."Most") AS over
        """;

    private const string AddSql = """
        INSERT INTO "CountedEvents" ("Name", "Id", "At") SELECT "Name", $2, $3 FROM unnest($1) AS given("Name")
        """;

    // Each that comes takes some with it that no limit looks at any more.
    private const string ForgetSql = """
        DELETE FROM "CountedEvents" WHERE ("Name", "Id") IN (
            SELECT "Name", "Id" FROM "CountedEvents" WHERE "At" < $1 ORDER BY "At" LIMIT 16 FOR UPDATE SKIP LOCKED)
        """;

    private const string RemoveSql = """DELETE FROM "CountedEvents" WHERE "Name" = ANY ($1) AND "Id" = $2""";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public Task<TimeSpan> TryAddAsync(Guid id, IReadOnlyList<WindowLimit> limits, DateTime now)
    {
        var names = NamesOf(limits);
        return writer.ChangeAsync(
            [
                new(LockSql, names),
                new(
                    WaitSql,
                    names,
                    limits.Select(limit => (long)limit.Most).ToArray(),
                    limits.Select(limit => limit.Window).ToArray(),
                    now),
            ],
            ReadWaitAsync,
            wait => (wait, wait > TimeSpan.Zero
                ? (IReadOnlyList<Statement>)[]
                : [new(AddSql, names, id, now), new(ForgetSql, now - Kept)]),
            CancellationToken.None);
    }

    /// <inheritdoc />
    public Task RemoveAsync(Guid id, IReadOnlyList<WindowLimit> limits) =>
        writer.WriteAsync(new Statement(RemoveSql, NamesOf(limits), id), CancellationToken.None);

    private static string[] NamesOf(IReadOnlyList<WindowLimit> limits) =>
        [.. limits.Select(limit => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(limit.Name))))];

    private static async Task<TimeSpan> ReadWaitAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && !reader.IsDBNull(0) ? reader.GetTimeSpan(0) : TimeSpan.Zero;
    }
}
