using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Records what is done with users' connections.</summary>
public sealed class ActivityRecorder(IActivityStore store, IHttpContextAccessor requests, TimeProvider clock)
{
    // Of a program whose address is another each time, not every sign-in is an entry.
    private const int MostEntriesADay = 10;

    /// <summary>Captures the time and the origin of the current request.</summary>
    public ActivityStamp Stamp(string userId) =>
        new(userId, clock.GetUtcNow().UtcDateTime, ActivityOrigin.From(requests.HttpContext));

    /// <summary>Stores events that belong to no other change.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store them.</exception>
    public Task RecordAsync(string userId, IEnumerable<ActivityEvent> events, CancellationToken cancellationToken)
    {
        var stamp = Stamp(userId);
        return store.AddAsync([.. events.Select(stamp.EntryFor)], cancellationToken);
    }

    /// <summary>
    /// Stores an event that may happen often: all of a day (UTC) from the same address by the same program are one
    /// entry, which counts them.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task CountAsync(string userId, ActivityEvent what, CancellationToken cancellationToken)
    {
        var stamp = Stamp(userId);
        return store.CountAsync(stamp.EntryFor(what), since: stamp.At.Date, MostEntriesADay, cancellationToken);
    }
}
