namespace PartnerSite.Services.Accounts;

/// <summary>The otpauth URI of a key, which authenticator apps read.</summary>
public static class AuthenticatorUri
{
    private const string Issuer = "PartnerSite";

    /// <param name="account">The account's e-mail address: the app shows it below the site's name.</param>
    /// <param name="key">In Base32; spaces and case don't matter.</param>
    public static string From(string account, string key) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account)}?secret={Compact(key)}&issuer={Issuer}&digits=6";

    private static string Compact(string key) => key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
