using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Rechecks;
using PartnerSite.Tests.Services.Checks;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Rechecks;

/// <summary>Rechecks of profiles in memory, by partners that say what a test wants.</summary>
internal sealed class Rechecking(string askable = "chotot whatsapp") : IDisposable
{
    public MadeUpPartners Partners { get; } = new(askable: askable);

    public MemoryLeases Leases { get; } = new();

    /// <summary>A site of its own on the same profiles.</summary>
    public Rechecker NewInstance(int perMinute = 30) => new(
        Partners.Rules.Store,
        Leases,
        PartnerCatalog.Default,
        Partners.Checks,
        Partners.Connections,
        new(IsOn: true, perMinute),
        Partners.Clock);

    /// <summary>A round of an instance that is stopped after it.</summary>
    public async Task<int> RunAsync(int perMinute = 30)
    {
        var instance = NewInstance(perMinute);
        var count = await instance.RunAsync(default);
        await instance.StopAsync();
        return count;
    }

    /// <summary>Stores values of a user, last asked about then.</summary>
    public async Task StoreAsync(string userId, int? askedHoursAgo, params (string Key, string? Value)[] values)
    {
        var rules = Partners.Rules;
        rules.Store.Add(userId);
        await rules.SaveAsync(
            rules.Drafts.FromMembers(userId, values.ToDictionary(value => value.Key, value => value.Value)));
        var askedAt = askedHoursAgo is { } hours ? Rules.Now.AddHours(-hours) : (DateTime?)null;
        await rules.Store.ChangeAsync(
            userId,
            stored => new ProfileChange
            {
                Connections = [.. stored!.Connections.Select(row => row with { AskedAt = askedAt })],
            },
            default);
    }

    public void Dispose() => Partners.Dispose();
}
