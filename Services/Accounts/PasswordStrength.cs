using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Refuses a new password that is easy to guess: a common one, the account's address, the site's name.
/// </summary>
internal sealed class PasswordStrength(Texts texts) : IPasswordValidator<ApplicationUser>
{
    // Of 0 to 4. Below 2 it takes less than a million guesses.
    private const int LeastScore = 2;

    // zxcvbn's time grows with more than the square of the length: 24 characters take at most 4 ms once its code is
    // compiled, 100 take 40. A password that starts well needs no more.
    private const int LongestEvaluated = 24;

    // It keeps its lists of words, which take a moment to read.
    private static readonly Zxcvbn.Zxcvbn Zxcvbn = new();

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(
        UserManager<ApplicationUser> manager, ApplicationUser user, string? password)
    {
        // Identity says of a short one that it is short.
        var isRefused = password?.Length >= manager.Options.Password.RequiredLength
            && IsGuessable(password, user.Email ?? "");

        return Task.FromResult(isRefused
            ? IdentityResult.Failed(new IdentityError
            {
                Code = nameof(PasswordStrength),
                Description = texts["Account.PasswordGuessable"],
            })
            : IdentityResult.Success);
    }

    /// <summary>Whether a password is easy to guess for who knows the account's address.</summary>
    internal static bool IsGuessable(string password, string email)
    {
        // In the form in which it is compared: full-width letters are no secret.
        string[] known = [email, .. email.Split('@'), "PartnerSite"];
        var result = Zxcvbn.EvaluatePassword(Start(PasswordText.Normalize(password)), known.Select(Start));

        return result.Score < LeastScore;
    }

    private static string Start(string text) => text.Length > LongestEvaluated ? text[..LongestEvaluated] : text;
}
