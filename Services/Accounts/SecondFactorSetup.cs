using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Turns the second factor on, or moves it to another phone. The new key travels in the form, sealed: nothing is stored
/// before a code shows that the app has it.
/// </summary>
public sealed partial class SecondFactorSetup
{
    private const int RecoveryCodeCount = 10;
    private static readonly TimeSpan LongestSetup = TimeSpan.FromMinutes(30);

    private readonly UserManager<ApplicationUser> users;
    private readonly SiteUserStore store;
    private readonly AuthenticatorCodes codes;
    private readonly ITimeLimitedDataProtector protector;

    /// <param name="users">The accounts.</param>
    /// <param name="store">Identity's store, which is the site's.</param>
    /// <param name="protection">Seals keys that are not stored yet.</param>
    /// <param name="services">Has what checks codes.</param>
    public SecondFactorSetup(
        UserManager<ApplicationUser> users,
        IUserStore<ApplicationUser> store,
        IDataProtectionProvider protection,
        IServiceProvider services)
    {
        this.users = users;
        this.store = (SiteUserStore)store;
        codes = services.GetRequiredService<AuthenticatorCodes>();
        protector = protection.CreateProtector("PartnerSite.SecondFactorSetup").ToTimeLimitedDataProtector();
    }

    /// <summary>A new key for an app, in Base32.</summary>
    public string NewKey() => users.GenerateNewAuthenticatorKey();

    /// <summary>The key as the form carries it.</summary>
    public string Seal(string key, ApplicationUser user) => protector.Protect($"{user.Id} {key}", LongestSetup);

    /// <summary>The key that a form carried; null when it is too old, or was made for another user.</summary>
    public string? Open(string? sealedKey, ApplicationUser user)
    {
        try
        {
            return protector.Unprotect(sealedKey ?? "").Split(' ') is [var owner, var key] && owner == user.Id
                ? key
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// Stores the key and turns the second factor on, when the code is the app's. Other sessions end. Returns the
    /// recovery codes, none for an account that has some already; null when the code is wrong.
    /// </summary>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(ApplicationUser user, string key, string code)
    {
        if (codes.StepOf(Separators().Replace(code, ""), key) is not { } step)
        {
            return null;
        }

        // Before it is on, so that nobody has a second factor and no way around a lost phone.
        var recoveryCodes = user.TwoFactorEnabled
            ? []
            : await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodeCount);
        await store.SetAppAsync(user, key, step);
        Require(await users.SetTwoFactorEnabledAsync(user, true));
        return [.. recoveryCodes ?? []];
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Code)));
        }
    }

    [GeneratedRegex("[ -]")]
    private static partial Regex Separators();
}
