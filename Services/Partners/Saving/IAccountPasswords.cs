using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>The passwords of the accounts, which the room above keeps.</summary>
public interface IAccountPasswords
{
    /// <summary>
    /// Why a text can't be the user's secret at a partner, as far as the password of the account is concerned; null
    /// when it is another text. A browser may fill in the password where nobody typed it.
    /// </summary>
    public Task<Message?> FaultOfAsync(string userId, AttributeDefinition attribute, string text);
}
