using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Writes down what is done with users' connections.</summary>
public sealed class ActivityRecorder(SqliteWriter writer, IHttpContextAccessor requests, TimeProvider clock)
{
    /// <summary>Takes the time, and where the current request comes from: to be called before the write is handed to the writer's thread.</summary>
    public ActivityRecord Begin(string userId) => new(userId, clock.GetUtcNow().UtcDateTime, ActivityOrigin.Of(requests.HttpContext));

    /// <summary>Stores entries that belong to no other change.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store them.</exception>
    public Task RecordAsync(string userId, IEnumerable<ActivityEvent> events, CancellationToken cancellationToken)
    {
        var record = Begin(userId);

        return writer.WriteAsync(connection =>
        {
            foreach (var what in events)
            {
                record.Write(connection, what);
            }

            return true;
        }, cancellationToken);
    }
}
