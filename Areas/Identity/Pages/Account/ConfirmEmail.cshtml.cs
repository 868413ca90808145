using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Data;
using PartnerSite.Services.Accounts.Mails;

namespace PartnerSite.Areas.Identity.Pages.Account;

/// <summary>Confirms an account's address by the link of a mail.</summary>
public sealed class ConfirmEmailModel(UserManager<ApplicationUser> users)
    : Microsoft.AspNetCore.Identity.UI.V5.Pages.Account.Internal.ConfirmEmailModel
{
    public bool IsConfirmed { get; private set; }

    /// <exception cref="FormatException">The link is malformed.</exception>
    public override async Task<IActionResult> OnGetAsync(string? userId, string? code)
    {
        if (userId is null || code is null)
        {
            return Redirect("/");
        }

        var token = MailLinks.Decode(code);
        var user = await users.FindByIdAsync(userId);
        IsConfirmed = user is { IsActive: true } && (await users.ConfirmEmailAsync(user, token)).Succeeded;
        return Page();
    }
}
