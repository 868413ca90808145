namespace PartnerSite.Tests.Services.Checks;

/// <summary>A clock that a test sets, and whose pauses are over at once, the time then being later.</summary>
internal sealed class RushingClock(DateTime start) : TimeProvider
{
    /// <summary>The time (UTC).</summary>
    public DateTime Now { get; set; } = start;

    /// <summary>The pauses that were made, oldest first.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Pauses.Add(dueTime);
        Now += dueTime;
        callback(state);
        return new Over();
    }

    private sealed class Over : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
