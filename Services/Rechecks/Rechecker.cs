using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners;

namespace PartnerSite.Services.Rechecks;

/// <summary>Asks partners again about connections that were not checked for a day, one after the other at a polite rate.</summary>
internal sealed class Rechecker(
    SqliteReader reader, SqliteWriter writer, PartnerCatalog catalog, PartnerChecks checks, ConnectionChecks connections, RecheckSettings settings, TimeProvider clock)
{
    // Then its time is not now: what is left of the partner stays due.
    private const int MostFailures = 3;

    private static readonly TimeSpan Age = TimeSpan.FromDays(1);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    private readonly JobLease lease = new(writer, clock, "recheck", LeaseTime);

    private TimeSpan Pause => TimeSpan.FromMinutes(1) / settings.PerMinute;

    /// <summary>Checks a minute's worth of what is due, if no other instance is at it; gives how many it checked.</summary>
    /// <exception cref="StorageUnavailableException">The database can't store verdicts now.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!await lease.TakeAsync(cancellationToken))
        {
            return 0;
        }

        var failures = new Dictionary<Partner, int>();
        var count = 0;

        foreach (var (userId, partner) in Due())
        {
            if (count == settings.PerMinute)
            {
                break;
            }

            if (failures.GetValueOrDefault(partner) == MostFailures)
            {
                continue;
            }

            if (count > 0)
            {
                await Task.Delay(Jittered(Pause), clock, cancellationToken);
            }

            // Between two checks somebody else may have come into charge: after a pause of this machine, say.
            if (!await lease.TakeAsync(cancellationToken))
            {
                break;
            }

            if (await connections.RecheckAsync(userId, partner, cancellationToken) is { } state)
            {
                failures[partner] = state == VerdictState.CouldNotCheck ? failures.GetValueOrDefault(partner) + 1 : 0;
                count++;
            }
        }

        return count;
    }

    /// <summary>Lets another instance go on at once.</summary>
    public Task StopAsync() => lease.ReleaseAsync();

    /// <summary>About as long, so that instances and days don't fall into step.</summary>
    internal static TimeSpan Jittered(TimeSpan time) => time * (0.75 + (Random.Shared.NextDouble() / 2));

    // Of each partner as many as there is time for: one that is out of order is in no other's way.
    private List<(string UserId, Partner Partner)> Due()
    {
        var before = clock.GetUtcNow().UtcDateTime - Age;
        var due = reader.Read(connection => catalog.Partners.Where(checks.CanCheck).SelectMany(partner =>
            PartnerConnectionTable.Due(connection, partner.Tag, before, settings.PerMinute).Select(row => (row.UserId, Partner: partner, row.AskedAt))).ToList());
        return [.. due.OrderBy(row => row.AskedAt).Select(row => (row.UserId, row.Partner))];
    }
}
