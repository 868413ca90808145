using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Hashes and verifies passwords in one Unicode form, so that every door takes what any keyboard writes. A hash of
/// before, made of the text as it was typed, is verified too, and is to be renewed.
/// </summary>
internal sealed class SitePasswordHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<ApplicationUser>
{
    private readonly PasswordHasher<ApplicationUser> hasher = new(options);

    /// <inheritdoc />
    public string HashPassword(ApplicationUser user, string password) =>
        hasher.HashPassword(user, PasswordText.Normalize(password));

    /// <inheritdoc />
    public PasswordVerificationResult VerifyHashedPassword(
        ApplicationUser user, string hashedPassword, string providedPassword)
    {
        var normalized = PasswordText.Normalize(providedPassword);
        var result = hasher.VerifyHashedPassword(user, hashedPassword, normalized);

        if (result != PasswordVerificationResult.Failed || normalized == providedPassword)
        {
            return result;
        }

        return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword) == PasswordVerificationResult.Failed
            ? PasswordVerificationResult.Failed
            : PasswordVerificationResult.SuccessRehashNeeded;
    }
}
