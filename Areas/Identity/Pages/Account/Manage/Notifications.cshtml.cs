using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Data;
using PartnerSite.Services.Languages;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>Turns mails about the own connections on and off.</summary>
[Authorize]
public sealed class NotificationsModel(UserManager<ApplicationUser> users, Texts T) : PageModel
{
    /// <summary>The user wants them.</summary>
    [BindProperty]
    public bool IsOn { get; set; }

    /// <summary>Where they go.</summary>
    public string? Email { get; private set; }

    /// <summary>What the last change did.</summary>
    [TempData]
    public string? StatusMessage { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        IsOn = user.WantsNotices;
        Email = user.Email;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        user.WantsNotices = IsOn;
        var isSaved = (await users.UpdateAsync(user)).Succeeded;
        StatusMessage = isSaved
            ? T[IsOn ? "Mail.NotificationsOn" : "Mail.NotificationsOff"]
            : T["Account.ChangedMeanwhile"];
        return RedirectToPage();
    }
}
