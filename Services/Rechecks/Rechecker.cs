using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Rechecks;

/// <summary>
/// Asks partners again about connections that were not checked for a day, one at a time at a polite rate.
/// </summary>
internal sealed class Rechecker(
    IProfileStore store,
    ILeaseStore leases,
    PartnerCatalog catalog,
    PartnerChecks checks,
    ConnectionChecks connectionChecks,
    RecheckSettings settings,
    TimeProvider clock)
{
    // After so many in a row the partner is left alone until the next round.
    private const int MostFailures = 3;

    private static readonly TimeSpan Age = TimeSpan.FromDays(1);
    private static readonly TimeSpan Spread = TimeSpan.FromHours(1);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    private readonly JobLease lease = new(leases, clock, "recheck", LeaseTime);

    private TimeSpan Pause => TimeSpan.FromMinutes(1) / settings.PerMinute;

    /// <summary>
    /// Checks a minute's worth of what is due, if no other instance does; returns how many it checked.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't store verdicts now.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!await lease.TakeAsync(cancellationToken))
        {
            return 0;
        }

        var failures = new Dictionary<Partner, int>();
        var count = 0;

        foreach (var (userId, partner) in await FindDueAsync(cancellationToken))
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

            // After a pause of this machine, another instance may have taken over.
            if (!await lease.TakeAsync(cancellationToken))
            {
                break;
            }

            if (await connectionChecks.RecheckAsync(userId, partner, cancellationToken) is { } check)
            {
                failures[partner] = check.IsOutage ? failures.GetValueOrDefault(partner) + 1 : 0;
                count++;
            }
        }

        return count;
    }

    /// <summary>Lets another instance take over at once.</summary>
    public Task StopAsync() => lease.ReleaseAsync();

    /// <summary>A time varied at random, so that instances don't run in step.</summary>
    internal static TimeSpan Jittered(TimeSpan time) => time * (0.75 + (Random.Shared.NextDouble() / 2));

    // As many for each partner as there is time for: an outage of one delays no other.
    private async Task<List<(string UserId, Partner Partner)>> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = new List<(DueConnection Connection, Partner Partner)>();

        foreach (var partner in catalog.Partners.Where(checks.CanCheck))
        {
            var rows = await store.ReadDueAsync(partner.Tag, now - Age, settings.PerMinute, cancellationToken);
            due.AddRange(rows.Where(row => IsDue(row, partner, now)).Select(row => (row, partner)));
        }

        return [.. due.OrderBy(row => row.Connection.AskedAt).Select(row => (row.Connection.UserId, row.Partner))];
    }

    // What was saved in the same minute is asked about in another one each day: each connection waits up to an hour
    // longer, by a number that is always the same for it and that moment.
    private static bool IsDue(DueConnection connection, Partner partner, DateTime now)
    {
        if (connection.AskedAt is not { } askedAt)
        {
            return true;
        }

        var seed = SHA256.HashData(Encoding.UTF8.GetBytes($"{connection.UserId} {partner.Tag} {askedAt.Ticks}"));
        return askedAt + Age + (Spread * (BinaryPrimitives.ReadUInt32BigEndian(seed) / (double)uint.MaxValue)) < now;
    }
}
