using System.Diagnostics.CodeAnalysis;
using PartnerSite.Data;

namespace PartnerSite.Services.Http;

/// <summary>
/// Counts events by name. An event is counted before its outcome is known, and can be taken back. Time is monotonic: a
/// clock that is set makes nobody wait.
/// </summary>
internal sealed class SlidingWindowCounter(TimeProvider clock)
{
    // How long to wait when an event in the way may still be taken back.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Series> series = new(StringComparer.Ordinal);
    private readonly long start = clock.GetTimestamp();
    private TimeSpan swept;

    /// <summary>How many names have events, for tests.</summary>
    internal int Names => series.Count;

    /// <summary>Counts an event under every name, or under none of them when one has reached its limit.</summary>
    /// <param name="limits">The names and their limits.</param>
    /// <param name="counted">The event.</param>
    /// <param name="wait">When it was not counted: how long until it may be, more than zero.</param>
    public bool TryAdd(
        IReadOnlyList<WindowLimit> limits, [NotNullWhen(true)] out Event? counted, out TimeSpan wait)
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(start);
            Sweep(now);
            wait = limits.Max(limit =>
                series.TryGetValue(limit.Name, out var those) ? those.WaitFor(limit.Most, now) : TimeSpan.Zero);

            if (wait > TimeSpan.Zero)
            {
                counted = null;
                return false;
            }

            counted = new(this, [.. limits.Select(limit => limit.Name)], now);

            foreach (var limit in limits)
            {
                (series.TryGetValue(limit.Name, out var those) ? those : series[limit.Name] = new(limit.Window))
                    .Events.Add(counted);
            }

            return true;
        }
    }

    private void Remove(Event counted)
    {
        lock (gate)
        {
            foreach (var name in counted.Names)
            {
                series.GetValueOrDefault(name)?.Events.Remove(counted);
            }
        }
    }

    // Names without any recent event are forgotten.
    private void Sweep(TimeSpan now)
    {
        if (now - swept < SweepEvery)
        {
            return;
        }

        swept = now;

        foreach (var (name, _) in series.Where(entry => entry.Value.IsOver(now)).ToList())
        {
            series.Remove(name);
        }
    }

    /// <summary>The events of one name.</summary>
    private sealed class Series(TimeSpan window)
    {
        public List<Event> Events { get; } = [];

        public bool IsOver(TimeSpan now) => Events.TrueForAll(each => IsOld(each, now));

        public TimeSpan WaitFor(int most, TimeSpan now)
        {
            Events.RemoveAll(each => IsOld(each, now));
            return Events.Count < most ? TimeSpan.Zero
                : Events.Exists(each => !each.IsKept) ? Moment
                : Events[0].Time + window - now;
        }

        private bool IsOld(Event counted, TimeSpan now) => counted.Time <= now - window;
    }

    /// <summary>An event that stops counting when it is disposed of, unless it is kept.</summary>
    internal sealed class Event(SlidingWindowCounter counter, IReadOnlyList<string> names, TimeSpan time)
        : IDisposable
    {
        internal IReadOnlyList<string> Names { get; } = names;

        internal TimeSpan Time { get; } = time;

        internal bool IsKept { get; private set; }

        /// <summary>It stays counted.</summary>
        public void Keep() => IsKept = true;

        /// <summary>Takes it back, unless it is kept.</summary>
        public void Dispose()
        {
            if (!IsKept)
            {
                counter.Remove(this);
            }
        }
    }
}
