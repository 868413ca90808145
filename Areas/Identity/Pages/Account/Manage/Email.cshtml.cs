using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Data;
using PartnerSite.Services.Accounts.Mails;
using PartnerSite.Services.Languages;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>Confirms the account's e-mail address, and asks for another.</summary>
[Authorize]
public sealed class EmailModel(UserManager<ApplicationUser> users, AccountMails mails, Texts T)
    : Microsoft.AspNetCore.Identity.UI.V5.Pages.Account.Manage.Internal.EmailModel
{
    /// <summary>Required for a change: with a new address, whoever stole a session could take the account.</summary>
    [BindProperty]
    public string? Password { get; set; }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        Show(user);
        return Page();
    }

    /// <summary>
    /// Nothing changes until the new address is confirmed; the answer does not tell whether it has an account.
    /// </summary>
    public override async Task<IActionResult> OnPostChangeEmailAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        if (!ModelState.IsValid)
        {
            Show(user);
            return Page();
        }

        if (!await users.CheckPasswordAsync(user, Password ?? ""))
        {
            ModelState.AddModelError(nameof(Password), T["Mail.PasswordWrong"]);
            Show(user);
            return Page();
        }

        if (Input.NewEmail == user.Email)
        {
            StatusMessage = T["Mail.AddressUnchanged"];
            return RedirectToPage();
        }

        mails.ChangeAddress(user.Id, Input.NewEmail);
        StatusMessage = T["Mail.ChangeSent"];
        return RedirectToPage();
    }

    public override async Task<IActionResult> OnPostSendVerificationEmailAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        mails.ConfirmAddress(user.Email!);
        StatusMessage = T["Mail.ConfirmSent"];
        return RedirectToPage();
    }

    private void Show(ApplicationUser user)
    {
        Email = user.Email;
        IsEmailConfirmed = user.EmailConfirmed;
    }
}
