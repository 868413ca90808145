namespace PartnerSite.Tests.Infrastructure;

/// <summary>A clock that a test sets forward.</summary>
public sealed class MovingClock : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UtcNow;
    private TimeSpan elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => elapsed.Ticks;

    /// <summary>
    /// One that starts at noon (UTC), for tests that count days: some hours later it is the same day.
    /// </summary>
    public static MovingClock AtNoon() => new() { now = new(DateTime.UtcNow.Date.AddHours(12), TimeSpan.Zero) };

    /// <summary>Time goes by.</summary>
    public void Advance(TimeSpan time)
    {
        now += time;
        elapsed += time;
    }

    /// <summary>Somebody sets the clock, and no time goes by.</summary>
    public void Set(TimeSpan ahead) => now += ahead;
}
