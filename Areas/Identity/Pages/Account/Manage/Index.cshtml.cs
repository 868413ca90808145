using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Data;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>
/// The account at a glance. Identity's page would ask for a phone number, which this site does not need.
/// </summary>
[Authorize]
public sealed class IndexModel(UserManager<ApplicationUser> users) : PageModel
{
    public ApplicationUser Account { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } account)
        {
            return NotFound();
        }

        Account = account;
        return Page();
    }

    /// <summary>The page has no form.</summary>
    public IActionResult OnPost() => RedirectToPage();
}
