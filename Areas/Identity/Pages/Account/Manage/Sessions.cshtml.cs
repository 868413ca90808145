using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Sessions;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>Ends all sessions of the account, by cookie and by token.</summary>
[Authorize]
public sealed class SessionsModel(
    SessionRegister sessions, SignInManager<ApplicationUser> signIn, AccountEvents events) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAllAsync(User.Id());
        await events.RecordAsync(User.Id(), ActivityKind.SignedOutEverywhere);
        await signIn.SignOutAsync();
        return RedirectToPage(IdentityPages.SignIn);
    }
}
