using Microsoft.AspNetCore.Identity;
using OtpNet;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Checks the codes of authenticator apps (RFC 6238): one step of 30 seconds before and after the clock's, and each
/// code once, at whichever door.
/// </summary>
internal sealed class AuthenticatorCodes(ISecondFactorStore store, TimeProvider clock)
    : AuthenticatorTokenProvider<ApplicationUser>
{
    private static readonly VerificationWindow OneStep = new(previous: 1, future: 1);

    /// <inheritdoc />
    public override async Task<bool> ValidateAsync(
        string purpose, string token, UserManager<ApplicationUser> manager, ApplicationUser user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } appKey
        && StepOf(token, appKey) is { } step
        && await store.TryUseStepAsync(user.Id, step);

    /// <summary>The time step of a code that is right now; null when it is wrong.</summary>
    public long? StepOf(string code, string appKey) =>
        new Totp(Base32Encoding.ToBytes(appKey))
            .VerifyTotp(clock.GetUtcNow().UtcDateTime, code, out var step, OneStep) ? step : null;
}
