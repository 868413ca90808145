using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Data;

namespace PartnerSite.Areas.Identity.Pages.Account.Manage;

/// <summary>
/// The account at a glance. Identity's page would ask for a telephone number, which this site has no use for.
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

    /// <summary>There is nothing to send.</summary>
    public IActionResult OnPost() => RedirectToPage();
}
