using PartnerSite.Data;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>Keeps the activity that belongs to no change with that of the changes.</summary>
internal sealed class MemoryActivityStore(MemoryProfileStore store) : IActivityStore
{
    public Task AddAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            entries.Count > 0 ? entries[0].UserId : "",
            _ => new ProfileChange { Activity = entries },
            cancellationToken);

    public Task CountAsync(ActivityEntry entry, DateTime since, int most, CancellationToken cancellationToken) =>
        AddAsync([entry], cancellationToken);

    public ValueTask<IReadOnlyList<ActivityEntry>> ReadAsync(
        string userId, ActivityFilter filter, int count, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<int> DeleteBeforeAsync(DateTime time, int count, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
