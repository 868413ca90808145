using PartnerSite.Data;

namespace PartnerSite.Services.Rechecks;

/// <summary>A job of which one instance at a time is in charge, for as long as it says so again and again: one that dies is followed by another.</summary>
internal sealed class JobLease(SqliteWriter writer, TimeProvider clock, string name, TimeSpan duration)
{
    private readonly string holder = Guid.NewGuid().ToString();

    /// <summary>Takes the lease, or renews it; false while another instance holds it.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task<bool> TakeAsync(CancellationToken cancellationToken) => writer.WriteAsync(connection =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return LeaseTable.Take(connection, name, holder, now, now + duration);
    }, cancellationToken);

    /// <summary>Gives it back.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it; the lease ends by itself.</exception>
    public Task ReleaseAsync() => writer.WriteAsync(connection =>
    {
        LeaseTable.Release(connection, name, holder);
        return true;
    }, CancellationToken.None);
}
