using PartnerSite.Data;

namespace PartnerSite.Tests.Services.Rechecks;

/// <summary>Leases in memory.</summary>
internal sealed class MemoryLeases : ILeaseStore
{
    /// <summary>The leases that are held or have ended by themselves, by job.</summary>
    public Dictionary<string, Lease> Held { get; } = [];

    /// <summary>Called before each attempt, with the number of those before.</summary>
    public Action<int> Trying { get; set; } = _ => { };

    private int attempts;

    public Task<bool> TakeAsync(Lease lease, DateTime now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Trying(attempts++);
        var isFree = !Held.TryGetValue(lease.Name, out var held) || held.Holder == lease.Holder || held.Until < now;

        if (isFree)
        {
            Held[lease.Name] = lease;
        }

        return Task.FromResult(isFree);
    }

    public Task ReleaseAsync(string name, string holder)
    {
        if (Held.GetValueOrDefault(name)?.Holder == holder)
        {
            Held.Remove(name);
        }

        return Task.CompletedTask;
    }
}
