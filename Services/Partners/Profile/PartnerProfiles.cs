using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>Reads what users have stored for their partners.</summary>
public sealed class PartnerProfiles(IProfileStore store, PartnerCatalog catalog, AttributeCipher cipher)
{
    /// <summary>The profile of a user who has stored nothing.</summary>
    public PartnerProfile Empty => From(StoredProfile.Empty(userId: ""));

    /// <summary>
    /// What is stored; for sensitive attributes only that they are stored and whether they can be decrypted.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public async ValueTask<PartnerProfile> GetAsync(string userId, CancellationToken cancellationToken) =>
        From(await FindAsync(userId, cancellationToken) ?? StoredProfile.Empty(userId));

    /// <summary>True until the user has saved or skipped for the first time.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public async ValueTask<bool> IsPromptDueAsync(string userId, CancellationToken cancellationToken) =>
        await FindAsync(userId, cancellationToken) is { PromptAnsweredAt: null };

    /// <summary>What is stored, as it is stored; null when there is no such user (any more).</summary>
    internal ValueTask<StoredProfile?> FindAsync(string userId, CancellationToken cancellationToken) =>
        store.ReadAsync(userId, cancellationToken);

    /// <summary>What is stored, as people and programs may see it.</summary>
    internal PartnerProfile From(StoredProfile stored) => PartnerProfile.From(stored, catalog, cipher);
}
