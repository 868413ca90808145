using System.Text.Json;
using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// Asks for every decision twice, as a store does that has to begin a transaction again, and takes the second. A
/// decision that has effects, or that decides otherwise the second time, fails its test.
/// </summary>
internal sealed class AskingTwice(IProfileStore store) : IProfileStore
{
    public ValueTask<StoredProfile?> ReadAsync(string userId, CancellationToken cancellationToken) =>
        store.ReadAsync(userId, cancellationToken);

    public Task<T> ChangeAsync<T>(
        string userId, Func<StoredProfile?, Decision<T>> decide, CancellationToken cancellationToken) =>
        store.ChangeAsync(userId, stored =>
        {
            var (first, second) = (decide(stored), decide(stored));
            Assert.Equal(JsonSerializer.Serialize(first.Change), JsonSerializer.Serialize(second.Change));
            Assert.Equal(Describe(first.Result), Describe(second.Result));
            return second;
        }, cancellationToken);

    public ValueTask<IReadOnlyList<DueConnection>> ReadDueAsync(
        string partner, DateTime before, int count, CancellationToken cancellationToken) =>
        store.ReadDueAsync(partner, before, count, cancellationToken);

    private static string? Describe<T>(T answer) => answer switch
    {
        SaveResult save => $"{save.Outcome} {save.Changed} {save.Errors.Count} {save.Profile.Version}",
        CheckResult check => $"{check.Outcome} {check.IsStored} {check.Check?.Status} {check.Profile.Version}",
        PartnerConnection row => JsonSerializer.Serialize(row),
        null => null,
        _ => throw new NotSupportedException($"Say how to compare {typeof(T).Name}."),
    };
}
