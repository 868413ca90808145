using PartnerSite.Data;

namespace PartnerSite.Services.Rechecks;

/// <summary>A job that one instance does while it renews its lease; when it dies, another takes over.</summary>
internal sealed class JobLease(ILeaseStore store, TimeProvider clock, string name, TimeSpan duration)
{
    private readonly string holder = Guid.NewGuid().ToString();

    /// <summary>Takes the lease, or renews it; false while another instance holds it.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var lease = new Lease { Name = name, Holder = holder, Until = now + duration };
        return store.TakeAsync(lease, now, cancellationToken);
    }

    /// <summary>Gives it back.</summary>
    /// <exception cref="StorageUnavailableException">
    /// The database could not store it; the lease ends by itself.
    /// </exception>
    public Task ReleaseAsync() => store.ReleaseAsync(name, holder);
}
