using PartnerSite.Data;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

/// <summary>Remembers the language that a user last used, for mails that no request causes.</summary>
public sealed class OwnerLanguage(IProfileStore store)
{
    /// <summary>Stores the language of the request if it is another than before.</summary>
    public async Task RememberAsync(string userId, CancellationToken cancellationToken)
    {
        var language = SiteLanguage.Current.Code;

        try
        {
            if (await store.ReadAsync(userId, cancellationToken) is { } stored && stored.Language != language)
            {
                await store.ChangeAsync(
                    userId,
                    current => current is null ? ProfileChange.None : new() { Language = language },
                    cancellationToken);
            }
        }
        catch (StorageUnavailableException)
        {
            // Nobody fails to sign in for that: mails stay in the language before.
        }
    }
}
