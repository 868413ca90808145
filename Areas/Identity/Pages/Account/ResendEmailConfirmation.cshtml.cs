using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts.Mails;

namespace PartnerSite.Areas.Identity.Pages.Account;

/// <summary>Asks for another link that confirms the address. It answers alike for every address.</summary>
public sealed class ResendEmailConfirmationModel(AccountMails mails)
    : Microsoft.AspNetCore.Identity.UI.V5.Pages.Account.Internal.ResendEmailConfirmationModel
{
    public bool IsAsked { get; private set; }

    public override void OnGet()
    {
    }

    public override Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid)
        {
            mails.ConfirmAddress(Input.Email);
            IsAsked = true;
        }

        return Task.FromResult<IActionResult>(Page());
    }
}
