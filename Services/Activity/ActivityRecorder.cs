using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Records what is done with users' connections.</summary>
public sealed class ActivityRecorder(IActivityStore store, IHttpContextAccessor requests, TimeProvider clock)
{
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
}
