using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Notes what is done with users' connections.</summary>
public sealed class ActivityRecorder(IActivityStore store, IHttpContextAccessor requests, TimeProvider clock)
{
    /// <summary>Takes the time, and where the current request comes from.</summary>
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
