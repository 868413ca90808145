namespace PartnerSite.Services.Accounts;

/// <summary>What an authenticator app reads: the address of a key, as apps have agreed on (otpauth).</summary>
public static class AuthenticatorAddress
{
    private const string Issuer = "PartnerSite";

    /// <param name="account">The account's e-mail address: the app shows it below the site's name.</param>
    /// <param name="key">In Base32; spaces and capitals don't matter.</param>
    public static string From(string account, string key) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account)}?secret={Compact(key)}&issuer={Issuer}&digits=6";

    private static string Compact(string key) => key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
