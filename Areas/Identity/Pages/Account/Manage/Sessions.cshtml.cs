using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Http;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Sessions;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>Where the account is signed in, by cookie and by token; ends one session, or all.</summary>
[Authorize]
public sealed class SessionsModel(
    SessionRegister sessions, SignInManager<ApplicationUser> signIn, AccountEvents events, Texts T) : PageModel
{
    /// <summary>The open sessions, the one that was used last first.</summary>
    public IReadOnlyList<OpenSession> Open { get; private set; } = [];

    /// <summary>The id of the session that asks.</summary>
    public string? Own { get; private set; }

    [TempData]
    public string? StatusMessage { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Open = await sessions.ListAsync(User.Id(), cancellationToken);
        Own = await SessionTicket.IdOfAsync(HttpContext);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAllAsync(User.Id());
        await events.RecordAsync(User.Id(), ActivityKind.SignedOutEverywhere);
        await signIn.SignOutAsync();
        return RedirectToPage(IdentityPages.SignIn);
    }

    public async Task<IActionResult> OnPostEndAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is not null && await sessions.EndAsync(User.Id(), id, cancellationToken))
        {
            await events.RecordAsync(User.Id(), ActivityKind.SessionEnded);
        }

        // One that is over by now is what was wanted, too.
        StatusMessage = T["Account.SessionEndedStatus"];
        return RedirectToPage();
    }
}
