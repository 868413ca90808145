using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Data;
using PartnerSite.Services.Accounts.Mails;

namespace PartnerSite.Areas.Identity.Pages.Account;

/// <summary>Gives an account its new address by the link of a mail sent there, and tells the old one.</summary>
public sealed class ConfirmEmailChangeModel(
    UserManager<ApplicationUser> users,
    SignInManager<ApplicationUser> signIn,
    AccountMails mails
) : Microsoft.AspNetCore.Identity.UI.V5.Pages.Account.Internal.ConfirmEmailChangeModel
{
    /// <summary>The account has its new address.</summary>
    public bool IsChanged { get; private set; }

    /// <exception cref="FormatException">The link is malformed.</exception>
    public override async Task<IActionResult> OnGetAsync(string? userId, string? email, string? code)
    {
        if (userId is null || email is null || code is null)
        {
            return Redirect("~/");
        }

        var token = MailLinks.Decode(code);

        if (await users.FindByIdAsync(userId) is not { IsActive: true } user
            || !await users.VerifyUserTokenAsync(
                user,
                users.Options.Tokens.ChangeEmailTokenProvider,
                UserManager<ApplicationUser>.GetChangeEmailTokenPurpose(email),
                token))
        {
            return Page();
        }

        // The address is the name too: both are stored at once, or neither when another account has it by now.
        var oldEmail = user.Email!;
        user.UserName = email;
        IsChanged = (await users.ChangeEmailAsync(user, email, token)).Succeeded;

        if (IsChanged)
        {
            mails.TellOldAddress(oldEmail);

            // Whoever opens the link may be signed in as somebody else, or not at all.
            if (users.GetUserId(User) == user.Id)
            {
                await signIn.RefreshSignInAsync(user);
            }
        }

        return Page();
    }
}
