namespace PartnerSite.Services.Accounts;

/// <summary>What an account's e-mail address may be, at every door.</summary>
internal static class EmailAddresses
{
    /// <summary>The longest address that mail can be sent to (RFC 5321 4.5.3.1.3, which counts the brackets).</summary>
    public const int MaxLength = 254;

    /// <summary>
    /// Letters, digits and signs of RFC 5322's "atext", the dot and the at sign. A domain or a name in other letters is
    /// not taken: few mail servers send there.
    /// </summary>
    public const string Characters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.@";
}
