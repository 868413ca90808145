using Microsoft.AspNetCore.Identity;

namespace PartnerSite.Data;

/// <summary>A person who signs in.</summary>
public sealed class ApplicationUser : IdentityUser
{
    /// <summary>When the user saved or skipped the prompt of the first sign-in (UTC); null while it is due.</summary>
    [PersonalData]
    public DateTime? PartnerPromptAnsweredAt { get; set; }

    /// <summary>
    /// False once an operator has disabled the account: nobody signs in with it, and open sessions end.
    /// </summary>
    public bool IsActive { get; set; } = true;

    /// <summary>
    /// Nobody signs in before the address is confirmed: a site with a mail server made the account. Older accounts, and
    /// those of a site without one, don't wait.
    /// </summary>
    public bool MustConfirm { get; set; }

    /// <summary>The language that was last used, as in <c>vi</c>; null until it is known.</summary>
    [PersonalData]
    public string? Language { get; set; }

    /// <summary>The user wants mails when a connection breaks, recovers or is about to expire.</summary>
    [PersonalData]
    public bool WantsNotices { get; set; } = true;

    /// <summary>When the account was made (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When the account itself, not what it stores, was last changed (UTC).</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>The security stamp that this request replaced; null when it replaced none.</summary>
    internal string? ReplacedStamp { get; set; }
}
