using System.Threading.RateLimiting;

namespace PartnerSite.Services.Checks;

/// <summary>
/// Lets each user ask partners so many times a minute, and to save as often again: a check tells whether a token works,
/// and partners count our calls.
/// </summary>
public sealed class CheckLimit(int checksPerMinute) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(userId =>
        RateLimitPartition.GetFixedWindowLimiter(
            userId, _ => new() { PermitLimit = checksPerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Counts a check that was asked for; null when it may be made, else how long to wait.</summary>
    public TimeSpan? Take(string userId) => TakeOf($"check {userId}");

    /// <summary>Counts the checks of a save, which have as many of their own; false when it is to go without.</summary>
    public bool TakeForSave(string userId) => TakeOf($"save {userId}") is null;

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();

    private TimeSpan? TakeOf(string name)
    {
        using var lease = limiter.AttemptAcquire(name);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromMinutes(1);
    }
}
