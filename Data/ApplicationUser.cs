using Microsoft.AspNetCore.Identity;

namespace PartnerSite.Data;

/// <summary>A person who signs in.</summary>
public sealed class ApplicationUser : IdentityUser
{
    /// <summary>When the user saved or skipped the first-login prompt (UTC); null while it is still to be asked.</summary>
    [PersonalData]
    public DateTime? PartnerPromptAnsweredAt { get; set; }
}
