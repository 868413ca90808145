using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Signs in without telling who has an account: an unknown e-mail address costs as much time as a wrong password, and a
/// locked or disabled account is refused in the same way. Guessing is limited for every kind of sign-in. No refusal
/// comes sooner than <see cref="ShortestRefusal"/>, because recording a failure takes time too: on a slow disk as long
/// as checking a password.
/// </summary>
internal sealed class UniformSignInManager(
    UserManager<ApplicationUser> users,
    IHttpContextAccessor contextAccessor,
    IUserClaimsPrincipalFactory<ApplicationUser> claimsFactory,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<ApplicationUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<ApplicationUser> confirmation,
    GuessLimit guesses,
    DecoyPassword decoy)
    : SignInManager<ApplicationUser>(users, contextAccessor, claimsFactory, options, logger, schemes, confirmation)
{
    /// <summary>The shortest time a refusal takes: more than checking a password and recording the failure.</summary>
    public static readonly TimeSpan ShortestRefusal = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc />
    public override async Task<bool> CanSignInAsync(ApplicationUser user) =>
        user.IsActive && await base.CanSignInAsync(user);

    /// <inheritdoc />
    /// <exception cref="TooManyGuessesException">The account or the network has no guesses left.</exception>
    public override async Task<SignInResult> PasswordSignInAsync(
        string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var result = await GuessAsync(userName, async () => await FindAsync(userName, password) is { } user
            // Identity's page does not ask for a lockout.
            ? await PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure: true)
            : SignInResult.Failed);

        return result.IsLockedOut ? SignInResult.Failed : result;
    }

    /// <inheritdoc />
    /// <exception cref="TooManyGuessesException">The account or the network has no guesses left.</exception>
    public override async Task<SignInResult> TwoFactorAuthenticatorSignInAsync(
        string code, bool isPersistent, bool rememberClient) =>
        await GuessAsync(
            (await GetTwoFactorAuthenticationUserAsync())?.UserName ?? "",
            () => base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient));

    /// <inheritdoc />
    /// <exception cref="TooManyGuessesException">The account or the network has no guesses left.</exception>
    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        var user = await GetTwoFactorAuthenticationUserAsync();

        // Identity neither counts wrong recovery codes nor respects a lockout here.
        return await GuessAsync(user?.UserName ?? "", async () =>
        {
            if (user is null)
            {
                return SignInResult.Failed;
            }

            if (await UserManager.IsLockedOutAsync(user))
            {
                return SignInResult.LockedOut;
            }

            var result = await base.TwoFactorRecoveryCodeSignInAsync(recoveryCode);

            if (!result.Succeeded)
            {
                await UserManager.AccessFailedAsync(user);
            }

            return result;
        });
    }

    /// <summary>
    /// Checks a password, and the second factor of an account that has one, in a single step and without a cookie. The
    /// user is null unless it succeeded.
    /// </summary>
    /// <exception cref="TooManyGuessesException">The account or the network has no guesses left.</exception>
    public async Task<(SignInResult Result, ApplicationUser? User)> CheckAsync(
        string email, string password, string? code, string? recoveryCode)
    {
        ApplicationUser? user = null;
        var result = await GuessAsync(email, async () =>
        {
            user = await FindAsync(email, password);
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

        if (!await IsSecondFactorAsync(user, code, recoveryCode))
        {
            await UserManager.AccessFailedAsync(user);
            return SignInResult.Failed;
        }

        await UserManager.ResetAccessFailedCountAsync(user);
        return SignInResult.Success;
    }

    private async Task<bool> IsSecondFactorAsync(ApplicationUser user, string? code, string? recoveryCode) =>
        code is not null
            ? await UserManager.VerifyTwoFactorTokenAsync(
                user, Options.Tokens.AuthenticatorTokenProvider, Without("-", Without(" ", code)))
            : (await UserManager.RedeemTwoFactorRecoveryCodeAsync(user, Without(" ", recoveryCode!))).Succeeded;

    // Apps show codes in groups: 123 456.
    private static string Without(string separator, string code) =>
        code.Replace(separator, "", StringComparison.Ordinal);

    // Null for an unknown, locked or disabled account; it takes as long as checking a password.
    private async Task<ApplicationUser?> FindAsync(string userName, string password)
    {
        var user = await UserManager.FindByNameAsync(userName);

        if (user is { IsActive: true } && !await UserManager.IsLockedOutAsync(user))
        {
            return user;
        }

        decoy.Compare(password);
        return null;
    }

    private async Task<SignInResult> GuessAsync(string userName, Func<Task<SignInResult>> checkAsync)
    {
        var start = Stopwatch.GetTimestamp();
        SignInResult result;

        // By the normalized name: the same name can be written in many ways.
        using (var guess = guesses.Begin(UserManager.NormalizeName(userName) ?? "", Context.Connection.RemoteIpAddress))
        {
            result = await checkAsync();

            if (result.Succeeded || result.RequiresTwoFactor)
            {
                return result;
            }

            guess.WasWrong();
        }

        if (ShortestRefusal - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left)
        {
            await Task.Delay(left, Context.RequestAborted);
        }

        return result;
    }
}
