using System.Threading.Channels;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A clock whose alarms ring when a test says so.</summary>
internal sealed class HandWoundClock : TimeProvider
{
    private readonly Channel<Alarm> alarms = Channel.CreateUnbounded<Alarm>();

    /// <summary>The next alarm that is set.</summary>
    public ValueTask<Alarm> NextAsync() => alarms.Reader.ReadAsync();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(dueTime, () => callback(state));
        alarms.Writer.TryWrite(alarm);
        return alarm;
    }
}

/// <summary>An alarm that waits to be rung.</summary>
internal sealed record Alarm(TimeSpan Due, Action Ring) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period) => true;

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
