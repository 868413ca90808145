using System.Collections.Concurrent;
using PartnerSite.Data;
using PartnerSite.Services.Activity;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>Profiles in memory, for rules and services without a site. Decisions are asked for twice.</summary>
internal sealed class MemoryProfileStore : IProfileStore
{
    private readonly ConcurrentDictionary<string, StoredProfile> profiles = [];
    private readonly Lock gate = new();

    /// <summary>
    /// The single things that were noted, oldest first: kind, partner, keys and status, as far as there are any.
    /// </summary>
    public List<string> Activity { get; } = [];

    /// <summary>The kinds of the entries that they were noted in.</summary>
    public List<string> Entries { get; } = [];

    /// <summary>The user is there, with nothing stored.</summary>
    public MemoryProfileStore Add(string userId)
    {
        profiles[userId] = StoredProfile.Empty(userId);
        return this;
    }

    public StoredProfile this[string userId] => profiles[userId];

    public ValueTask<StoredProfile?> ReadAsync(string userId, CancellationToken cancellationToken) =>
        new(profiles.GetValueOrDefault(userId));

    public Task<T> ChangeAsync<T>(
        string userId, Func<StoredProfile?, Decision<T>> decide, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var stored = profiles.GetValueOrDefault(userId);
            decide(stored);
            var (answer, change) = decide(stored);

            if (stored is not null)
            {
                profiles[userId] = stored.With(change);
                Activity.AddRange(change.Activity.SelectMany(Describe));
                Entries.AddRange(change.Activity.Select(entry => entry.Kind));
            }

            return Task.FromResult(answer);
        }
    }

    public ValueTask<IReadOnlyList<DueConnection>> ReadDueAsync(
        string partner, DateTime before, int count, CancellationToken cancellationToken) =>
        new(
        [
            .. profiles.Values
                .Select(profile => profile.ConnectionOf(partner))
                .OfType<PartnerConnection>()
                .Where(row => row.AskedAt is null || row.AskedAt < before)
                .OrderBy(row => row.AskedAt)
                .Take(count)
                .Select(row => new DueConnection(row.UserId, row.AskedAt)),
        ]);

    private static IEnumerable<string> Describe(ActivityEntry entry) =>
        ActivityParts.Read(entry.Parts) is { Count: > 0 } parts
            ? parts.Select(part => Describe(
                part.Kind.Name(), part.Partner, ActivityParts.WriteKeys(part.Attributes), part.Status))
            : [Describe(entry.Kind, entry.Partner, entry.Attributes, entry.Status)];

    private static string Describe(params IEnumerable<string?> members) => string.Join(' ', members.OfType<string>());
}
