using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks;

/// <summary>
/// A user's values of a partner in clear, for server code that works with the partner: the only access to them.
/// </summary>
public sealed class PartnerCredentials(
    IProfileStore store, PartnerCatalog catalog, AttributeCipher cipher, TimeProvider clock)
{
    // Precise enough for users, and a busy gateway does not write all the time.
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Opens the values and records that they were used; null when there are none, or one can't be decrypted.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The use could not be recorded.</exception>
    /// <exception cref="ArgumentException">The catalog has no such partner.</exception>
    public async Task<PartnerValues?> GetAsync(string userId, string partner, CancellationToken cancellationToken)
    {
        var known = catalog.FindPartner(partner)
            ?? throw new ArgumentException("The catalog has no such partner.", nameof(partner));

        if (await store.ReadAsync(userId, cancellationToken) is not { } stored
            || Open(known, stored) is not { IsEmpty: false } values)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;

        if (!IsRecent(stored.ConnectionOf(known.Tag), now))
        {
            await store.ChangeAsync(userId, current => current?.ConnectionOf(known.Tag) is { } row
                ? new() { Connections = [row with { LastUsedAt = now }] }
                : ProfileChange.None, cancellationToken);
        }

        return values;
    }

    /// <summary>Opens them for a check, which is not recorded as a use; null when one can't be decrypted.</summary>
    internal PartnerValues? Open(Partner partner, StoredProfile stored) =>
        PartnerValues.Open(partner, stored.Attributes, cipher);

    private static bool IsRecent(PartnerConnection? row, DateTime now) =>
        row?.LastUsedAt is { } last && now - last < Precision;
}
