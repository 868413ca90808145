using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts.Mails;

namespace PartnerSite.Areas.Identity.Pages.Account;

/// <summary>
/// Asks for a link to choose a new password. Neither the answer nor its timing tells who has an account.
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
