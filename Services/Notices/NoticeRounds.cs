using PartnerSite.Data;
using PartnerSite.Services.Rechecks;

namespace PartnerSite.Services.Notices;

/// <summary>Decides about expiries once an hour, and sends what is due, by one instance at a time.</summary>
internal sealed class NoticeRounds(
    INoticeStore notices, ILeaseStore leases, ExpiryPass expiries, NoticeSender sender, TimeProvider clock)
{
    private const int Batch = 100;

    // After so many in a row the mail server is left alone until the next round.
    private const int MostFailures = 3;

    // Longer than a mail takes.
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ExpiryPause = TimeSpan.FromHours(1);

    private readonly JobLease lease = new(leases, clock, "notices", LeaseTime);
    private DateTimeOffset nextExpiries;

    /// <summary>A round, if no other instance does it; returns how many mails were sent.</summary>
    /// <exception cref="StorageUnavailableException">The database does not work now.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!await lease.TakeAsync(cancellationToken))
        {
            return 0;
        }

        var now = clock.GetUtcNow();

        // A clock that was set back must not stop it.
        if (now >= nextExpiries || nextExpiries - now > ExpiryPause)
        {
            await expiries.RunAsync(lease, cancellationToken);
            nextExpiries = now + ExpiryPause;
        }

        return await SendAsync(cancellationToken);
    }

    /// <summary>Lets another instance take over at once.</summary>
    public Task StopAsync() => lease.ReleaseAsync();

    private async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        var (sent, failures) = (0, 0);

        foreach (var due in await notices.ReadDueAsync(clock.GetUtcNow().UtcDateTime, Batch, cancellationToken))
        {
            // After a pause of this machine, another instance may have taken over.
            if (failures == MostFailures || !await lease.TakeAsync(cancellationToken))
            {
                break;
            }

            var outcome = await sender.SendAsync(due, cancellationToken);
            sent += outcome == NoticeOutcome.Sent ? 1 : 0;
            failures = outcome == NoticeOutcome.Failed ? failures + 1 : 0;
        }

        return sent;
    }
}
