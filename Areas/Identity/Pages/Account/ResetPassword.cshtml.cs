using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Accounts.Mails;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Mail;

namespace PartnerSite.Areas.Identity.Pages.Account;

/// <summary>
/// Sets a new password by the link of a mail, or of an operator. An invalid link does not tell who has an account.
/// </summary>
public sealed class ResetPasswordModel(
    UserManager<ApplicationUser> users,
    IUserStore<ApplicationUser> identityStore,
    DeviceMark devices,
    MailState mail,
    Texts T)
    : Microsoft.AspNetCore.Identity.UI.V5.Pages.Account.Internal.ResetPasswordModel
{
    private readonly IUserTwoFactorStore<ApplicationUser> store = (IUserTwoFactorStore<ApplicationUser>)identityStore;

    /// <summary>The link is too old, was used, or belongs to another address.</summary>
    public bool IsLinkUseless { get; private set; }

    /// <exception cref="FormatException">The link is malformed.</exception>
    public override IActionResult OnGet(string? code = null)
    {
        if (code is null)
        {
            return RedirectToPage(mail.IsOn ? "./ForgotPassword" : "./Login");
        }

        Input = new() { Code = MailLinks.Decode(code) };
        return Page();
    }

    public override async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        // The link is checked for an unknown address too, so that the answer takes as long.
        var user = await users.FindByEmailAsync(Input.Email) ?? new();

        var isValid = await users.VerifyUserTokenAsync(
            user,
            users.Options.Tokens.PasswordResetTokenProvider,
            UserManager<ApplicationUser>.ResetPasswordTokenPurpose,
            Input.Code);

        if (!isValid || !user.IsActive)
        {
            IsLinkUseless = true;
            ModelState.AddModelError("", T["Mail.LinkUseless"]);
            return Page();
        }

        // The link came by mail, so the address is confirmed. Whoever registered it may not be who reads its mail: a
        // second factor of theirs goes. Without a mail server an operator handed the link over.
        if (mail.IsOn && !user.EmailConfirmed)
        {
            await store.SetTwoFactorEnabledAsync(user, false, HttpContext.RequestAborted);
            user.EmailConfirmed = true;
        }

        // Stored together with the password, whose new stamp ends all sessions. A lockout was for guesses at the old
        // password.
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        var result = await users.ResetPasswordAsync(user, Input.Code, Input.Password);

        if (result.Succeeded)
        {
            // Whoever has the mail is no stranger: a lock that others caused does not hold this browser up.
            devices.Write(HttpContext, user.Id, user.SecurityStamp);
            return RedirectToPage("./ResetPasswordConfirmation");
        }

        foreach (var error in result.Errors)
        {
            ModelState.AddModelError("", error.Description);
        }

        return Page();
    }
}
