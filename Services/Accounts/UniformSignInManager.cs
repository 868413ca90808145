using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;
using PartnerSite.Services.Accounts.Mails;
using ActivityKind = PartnerSite.Services.Activity.ActivityKind;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Signs in without telling who has an account: an unknown e-mail address costs as much time as a wrong password, and a
/// locked or disabled account is refused in the same way. Guessing is limited for every kind of sign-in, and a lock is
/// for strangers: a browser that has signed in before has a count of its own (<see cref="SignInGuard"/>).
/// </summary>
internal sealed class UniformSignInManager(
    UserManager<ApplicationUser> users,
    IHttpContextAccessor contextAccessor,
    IUserClaimsPrincipalFactory<ApplicationUser> claimsFactory,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<ApplicationUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<ApplicationUser> confirmation,
    SignInGuard guard,
    DecoyPassword decoy,
    AccountEvents events,
    TimeProvider clock)
    : SignInManager<ApplicationUser>(users, contextAccessor, claimsFactory, options, logger, schemes, confirmation)
{
    /// <inheritdoc />
    public override async Task<bool> CanSignInAsync(ApplicationUser user) =>
        user.IsActive && await base.CanSignInAsync(user);

    /// <summary>
    /// Whether the account has a second factor. Identity says no when the app's key is gone or can't be opened, and
    /// would let the password alone in.
    /// </summary>
    public override Task<bool> IsTwoFactorEnabledAsync(ApplicationUser user) =>
        UserManager.GetTwoFactorEnabledAsync(user);

    /// <inheritdoc />
    /// <exception cref="TooManyGuessesException">The account or the network has no guesses left.</exception>
    public override Task<SignInResult> PasswordSignInAsync(
        string userName, string password, bool isPersistent, bool lockoutOnFailure) =>
        guard.PasswordAsync(userName, async named => await AdmitAsync(named, password) is { } user
            // Identity's page does not ask for a lockout.
            ? await RecordAsync(user, await PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure: true))
            : SignInResult.Failed);

    /// <inheritdoc />
    /// <exception cref="TooManyGuessesException">The account has no guesses left.</exception>
    public override async Task<SignInResult> TwoFactorAuthenticatorSignInAsync(
        string code, bool isPersistent, bool rememberClient) =>
        await GetTwoFactorAuthenticationUserAsync() is { } user
            ? await guard.FactorAtPageAsync(
                user, () => base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient))
            : SignInResult.Failed;

    /// <inheritdoc />
    /// <exception cref="TooManyGuessesException">The account has no guesses left.</exception>
    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode) =>
        await GetTwoFactorAuthenticationUserAsync() is { } user
            ? await guard.FactorAtPageAsync(user, async () =>
            {
                // Identity neither counts wrong recovery codes nor respects a lockout here.
                if (await IsLockedOut(user))
                {
                    return SignInResult.LockedOut;
                }

                var result = await base.TwoFactorRecoveryCodeSignInAsync(recoveryCode);

                if (!result.Succeeded)
                {
                    await UserManager.AccessFailedAsync(user);
                }

                return result;
            })
            : SignInResult.Failed;

    /// <summary>
    /// Checks a password, and the second factor of an account that has one, in a single step and without a cookie. The
    /// user is null unless it succeeded.
    /// </summary>
    /// <exception cref="TooManyGuessesException">The account or the network has no guesses left.</exception>
    public async Task<(SignInResult Result, ApplicationUser? User)> CheckAsync(
        string email, string password, string? code, string? recoveryCode)
    {
        ApplicationUser? user = null;
        var result = await guard.PasswordAsync(email, async named =>
        {
            user = await AdmitAsync(named, password);
            return user is null ? SignInResult.Failed : await CheckAsync(user, password, code, recoveryCode);
        });

        return (result, result.Succeeded ? user : null);
    }

    /// <summary>
    /// Issues the session's cookie again after a change of the account: for the session that made the change, or one
    /// that is still open. A session that was ended during its own request gets no cookie.
    /// </summary>
    public override async Task RefreshSignInAsync(ApplicationUser user)
    {
        var stamp = Context.User.FindFirstValue(Options.ClaimsIdentity.SecurityStampClaimType);

        if (stamp == (user.ReplacedStamp ?? user.SecurityStamp))
        {
            await base.RefreshSignInAsync(user);
        }
    }

    private async Task<SignInResult> CheckAsync(
        ApplicationUser user, string password, string? code, string? recoveryCode)
    {
        if (!(await CheckPasswordSignInAsync(user, password, lockoutOnFailure: true)).Succeeded)
        {
            return SignInResult.Failed;
        }

        if (!await IsTwoFactorEnabledAsync(user))
        {
            return SignInResult.Success;
        }

        if (code is null && recoveryCode is null)
        {
            return SignInResult.TwoFactorRequired;
        }

        return await guard.FactorAsync(user, async () =>
        {
            if (!await IsSecondFactorAsync(user, code, recoveryCode))
            {
                await UserManager.AccessFailedAsync(user);
                return SignInResult.Failed;
            }

            await UserManager.ResetAccessFailedCountAsync(user);
            return SignInResult.Success;
        });
    }

    /// <summary>
    /// Whether the account is locked for this browser: a lock is for strangers, and one that ends later than any lock
    /// can was made under a wrong clock.
    /// </summary>
    protected override async Task<bool> IsLockedOut(ApplicationUser user) =>
        user.LockoutEnd <= clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan
        && !guard.Knows(user)
        && await base.IsLockedOut(user);

    private async Task<bool> IsSecondFactorAsync(ApplicationUser user, string? code, string? recoveryCode) =>
        code is not null
            ? await UserManager.VerifyTwoFactorTokenAsync(
                user, Options.Tokens.AuthenticatorTokenProvider, Without("-", Without(" ", code)))
            : (await UserManager.RedeemTwoFactorRecoveryCodeAsync(user, Without(" ", recoveryCode!))).Succeeded;

    // Apps show codes in groups: 123 456.
    private static string Without(string separator, string code) =>
        code.Replace(separator, "", StringComparison.Ordinal);

    // Null for an unknown, locked, disabled or unconfirmed account; it takes as long as checking a password.
    private async Task<ApplicationUser?> AdmitAsync(ApplicationUser? user, string password)
    {
        if (user is { IsActive: true } && !await IsLockedOut(user))
        {
            if (await CanSignInAsync(user))
            {
                return user;
            }

            // Whoever registered hears by mail what is missing, and nobody else does.
            if (await UserManager.CheckPasswordAsync(user, password))
            {
                Context.RequestServices.GetService<AccountMails>()?.ConfirmAddress(user.Email!);
            }

            return null;
        }

        decoy.Compare(password);
        return null;
    }

    private async Task<SignInResult> RecordAsync(ApplicationUser user, SignInResult result)
    {
        if (result.Succeeded)
        {
            await events.RecordAsync(user.Id, ActivityKind.SignedIn);
        }

        return result;
    }
}
