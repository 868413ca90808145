using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts.Mails;

namespace PartnerSite.Areas.Identity.Pages.Account;

/// <summary>
/// Asks for a link to a new password. Who has an account shows neither in the answer nor in its time.
/// </summary>
public sealed class ForgotPasswordModel(AccountMails mails)
    : Microsoft.AspNetCore.Identity.UI.V5.Pages.Account.Internal.ForgotPasswordModel
{
    public override Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Task.FromResult<IActionResult>(Page());
        }

        mails.ResetPassword(Input.Email);
        return Task.FromResult<IActionResult>(RedirectToPage("./ForgotPasswordConfirmation"));
    }
}
