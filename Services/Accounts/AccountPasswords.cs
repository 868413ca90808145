using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Services.Accounts;

/// <summary>Recognizes the account's own password, and is no way to guess it: each try counts as a guess.</summary>
public sealed class AccountPasswords(IServiceScopeFactory scopes, GuessLimit guesses) : IAccountPasswords
{
    /// <summary>No password is longer (UTF-16 units): longer texts, as Meta's tokens are, cost no hash.</summary>
    public const int MaxLength = 100;

    /// <inheritdoc />
    public async Task<Message?> FaultOfAsync(string userId, AttributeDefinition attribute, string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        try
        {
            using var guess = guesses.BeginSignedIn(userId);
            guess.WasWrong();
            return await IsPasswordOfAsync(userId, text) ? new("Partners.OwnPassword", attribute) : null;
        }
        catch (TooManyGuessesException)
        {
            return new("Partners.TooManySecrets", attribute);
        }
    }

    private async Task<bool> IsPasswordOfAsync(string userId, string text)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ApplicationUser>>();
        return await users.FindByIdAsync(userId) is { } user && await users.CheckPasswordAsync(user, text);
    }
}
