using System.Threading.RateLimiting;

namespace PartnerSite.Services.Checks;

/// <summary>
/// Limits each user's checks a minute, with a count of its own for saves: a check tells whether a token works, and
/// partners count our calls.
/// </summary>
public sealed class CheckLimit(int checksPerMinute) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(userId =>
        RateLimitPartition.GetFixedWindowLimiter(
            userId, _ => new() { PermitLimit = checksPerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Counts a check; null when it may be made, else how long to wait.</summary>
    public TimeSpan? Take(string userId) => Acquire($"check {userId}");

    /// <summary>Counts the checks of a save; false when it has to save without them.</summary>
    public bool TakeForSave(string userId) => Acquire($"save {userId}") is null;

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();

    private TimeSpan? Acquire(string name)
    {
        using var lease = limiter.AttemptAcquire(name);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromMinutes(1);
    }
}
