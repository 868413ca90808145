using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>The passwords of the accounts, which the room above keeps.</summary>
public interface IAccountPasswords
{
    /// <summary>A text may be a password by its length: telling whether it is one costs time.</summary>
    public bool MayBePassword(string text);

    /// <summary>
    /// Why none of these texts can be the user's secret at a partner, as far as the password of the account is
    /// concerned; null when it is none of them. A browser may fill in the password where nobody typed it.
    /// </summary>
    public Task<Message?> FaultOfAsync(string userId, AttributeDefinition attribute, IReadOnlyCollection<string> texts);
}
