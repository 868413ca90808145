using System.Threading.RateLimiting;

namespace PartnerSite.Services.Checks;

/// <summary>Lets each user ask partners so many times a minute: a check tells whether a token works, and partners count our calls.</summary>
public sealed class CheckLimit(int checksPerMinute) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(userId =>
        RateLimitPartition.GetFixedWindowLimiter(userId, _ => new() { PermitLimit = checksPerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Counts a check; null when it may be made, else how long to wait.</summary>
    public TimeSpan? Take(string userId)
    {
        using var lease = limiter.AttemptAcquire(userId);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromMinutes(1);
    }

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();
}
