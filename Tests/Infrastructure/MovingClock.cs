namespace PartnerSite.Tests.Infrastructure;

/// <summary>A clock that a test sets forward.</summary>
public sealed class MovingClock : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan time) => now += time;
}
