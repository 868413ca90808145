using System.Diagnostics.CodeAnalysis;

namespace PartnerSite.Services.Http;

/// <summary>
/// Counts events by name, within a window of time that ends now. An event is counted before its outcome is known, and
/// can be taken back.
/// </summary>
internal sealed class SlidingWindowCounter(TimeProvider clock, TimeSpan window)
{
    // How long to wait when an event in the way may still be taken back.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Event>> events = new(StringComparer.Ordinal);
    private DateTimeOffset swept;

    /// <summary>How many names have events, for tests.</summary>
    internal int Names => events.Count;

    /// <summary>Counts an event under every name, or under none of them when one has reached its limit.</summary>
    /// <param name="limits">The names, and the most events of each within the window.</param>
    /// <param name="counted">The event.</param>
    /// <param name="wait">When it was not counted: how long until it may be, more than zero.</param>
    public bool TryAdd(
        IReadOnlyList<(string Name, int Most)> limits, [NotNullWhen(true)] out Event? counted, out TimeSpan wait)
    {
        var now = clock.GetUtcNow();

        lock (gate)
        {
            Sweep(now);
            wait = limits.Max(limit => WaitFor(limit.Name, limit.Most, now));

            if (wait > TimeSpan.Zero)
            {
                counted = null;
                return false;
            }

            counted = new(this, [.. limits.Select(limit => limit.Name)], now);

            foreach (var name in counted.Names)
            {
                (events.TryGetValue(name, out var those) ? those : events[name] = []).Add(counted);
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
                events.GetValueOrDefault(name)?.Remove(counted);
            }
        }
    }

    private TimeSpan WaitFor(string name, int most, DateTimeOffset now)
    {
        if (!events.TryGetValue(name, out var those))
        {
            return TimeSpan.Zero;
        }

        those.RemoveAll(each => IsOld(each, now));
        return those.Count < most ? TimeSpan.Zero
            : those.Exists(each => !each.IsKept) ? Moment
            : those[0].Time + window - now;
    }

    // Once per window, names without any recent event are forgotten.
    private void Sweep(DateTimeOffset now)
    {
        if (now - swept < window)
        {
            return;
        }

        swept = now;

        foreach (var (name, _) in events.Where(entry => entry.Value.TrueForAll(each => IsOld(each, now))).ToList())
        {
            events.Remove(name);
        }
    }

    private bool IsOld(Event counted, DateTimeOffset now) => counted.Time <= now - window;

    /// <summary>An event that stops counting when it is disposed of, unless it is kept.</summary>
    internal sealed class Event(SlidingWindowCounter counter, IReadOnlyList<string> names, DateTimeOffset time)
        : IDisposable
    {
        internal IReadOnlyList<string> Names { get; } = names;

        internal DateTimeOffset Time { get; } = time;

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
