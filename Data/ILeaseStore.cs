namespace PartnerSite.Data;

/// <summary>Jobs that one instance does at a time.</summary>
public interface ILeaseStore
{
    /// <summary>Takes a lease, or renews it; false while another instance holds it.</summary>
    /// <param name="lease">The job, its new holder and until when.</param>
    /// <param name="now">The time (UTC): a lease that ended before it is free.</param>
    /// <param name="cancellationToken">Cancels an attempt that has not begun.</param>
    /// <exception cref="StorageUnavailableException">It could not be stored.</exception>
    public Task<bool> TakeAsync(Lease lease, DateTime now, CancellationToken cancellationToken);

    /// <summary>Gives a lease back, if it is still this holder's.</summary>
    /// <exception cref="StorageUnavailableException">It could not be stored; the lease ends by itself.</exception>
    public Task ReleaseAsync(string name, string holder);
}
