using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Identity's manager of accounts. It renews an old hash when the password is typed, and ends no session by that: the
/// password stays the same, where Identity would replace the security stamp.
/// </summary>
internal sealed class SiteUserManager(
    IUserStore<ApplicationUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<ApplicationUser> hasher,
    IEnumerable<IUserValidator<ApplicationUser>> userValidators,
    IEnumerable<IPasswordValidator<ApplicationUser>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<ApplicationUser>> logger
) : UserManager<ApplicationUser>(
    store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    /// <inheritdoc />
    protected override async Task<PasswordVerificationResult> VerifyPasswordAsync(
        IUserPasswordStore<ApplicationUser> passwords, ApplicationUser user, string password)
    {
        var result = await base.VerifyPasswordAsync(passwords, user, password);

        if (result != PasswordVerificationResult.SuccessRehashNeeded)
        {
            return result;
        }

        var hash = PasswordHasher.HashPassword(user, password);
        await ((SiteUserStore)Store).RenewPasswordHashAsync(user, hash, CancellationToken);
        return PasswordVerificationResult.Success;
    }
}
