using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Signs in without telling who has an account: an unknown e-mail address costs as much time as a wrong password,
/// and a locked account answers like one.
/// </summary>
internal sealed class EvenSignInManager(
    UserManager<ApplicationUser> users,
    IHttpContextAccessor contextAccessor,
    IUserClaimsPrincipalFactory<ApplicationUser> claimsFactory,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<ApplicationUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<ApplicationUser> confirmation)
    : SignInManager<ApplicationUser>(users, contextAccessor, claimsFactory, options, logger, schemes, confirmation)
{
    private static readonly ApplicationUser Nobody = new();
    private static readonly string HashOfNobody = new PasswordHasher<ApplicationUser>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <inheritdoc />
    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var user = await UserManager.FindByNameAsync(userName);

        if (user is null || await UserManager.IsLockedOutAsync(user))
        {
            UserManager.PasswordHasher.VerifyHashedPassword(Nobody, HashOfNobody, password);
            return SignInResult.Failed;
        }

        // Identity's page asks for no lock-out; guessing is slow here wherever it is done.
        var result = await PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure: true);
        return result.IsLockedOut ? SignInResult.Failed : result;
    }
}
