using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Services.Accounts;

/// <summary>Recognizes the account's own password, and is no way to guess it: each value counts as a guess.</summary>
public sealed class AccountPasswords(
    IServiceScopeFactory scopes,
    GuessLimit guesses,
    HashingPlaces places,
    IHttpContextAccessor requests,
    ILogger<AccountPasswords> logger) : IAccountPasswords
{
    /// <summary>No password is longer (UTF-16 units): longer texts, as Meta's tokens are, cost no hash.</summary>
    public const int MaxLength = 100;

    /// <inheritdoc />
    public bool MayBePassword(string text) => text.Length <= MaxLength;

    /// <inheritdoc />
    public async Task<Message?> FaultOfAsync(
        string userId, AttributeDefinition attribute, IReadOnlyCollection<string> texts)
    {
        try
        {
            await using var guess = await guesses.BeginSecretAsync(userId);
            guess.WasWrong();

            if (!await HasPasswordOfAsync(userId, texts))
            {
                return null;
            }
        }
        catch (TooManyGuessesException)
        {
            logger.LogWarning("An account sent too many short values of {Key} in a minute.", attribute.Key);
            return new("Partners.TooManySecrets", attribute);
        }

        logger.LogWarning("An account's own password was sent as {Key}, and refused.", attribute.Key);
        return new("Partners.OwnPassword", attribute);
    }

    // The user manager would also renew an old hash, which is for those who sign in.
    private async Task<bool> HasPasswordOfAsync(string userId, IReadOnlyCollection<string> texts)
    {
        using var place = await places.EnterAsync(
            isKnown: true, requests.HttpContext?.Connection.RemoteIpAddress, CancellationToken.None);
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ApplicationUser>>();

        return await users.FindByIdAsync(userId) is { PasswordHash: { } hash } user && texts.Any(text =>
            users.PasswordHasher.VerifyHashedPassword(user, hash, text) != PasswordVerificationResult.Failed);
    }
}
