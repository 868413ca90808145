using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>Asks a signed-in user for the password, and notes in the session that it was right.</summary>
[Authorize]
public sealed class ConfirmPasswordModel(UserManager<ApplicationUser> users, TimeProvider clock, Texts T) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? returnUrl = null)
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        if (!await users.CheckPasswordAsync(user, Password ?? ""))
        {
            ModelState.AddModelError(nameof(Password), T["Mail.PasswordWrong"]);
            return Page();
        }

        var ticket = await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        RecentPassword.Note(ticket.Properties!, clock.GetUtcNow());
        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, ticket.Principal!, ticket.Properties);
        return LocalRedirect(returnUrl ?? "~" + IdentityPages.PathOf(IdentityPages.Manage));
    }
}
