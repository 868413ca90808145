using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Pages;

/// <summary>The start page: what the site is for, or the signed-in user's partners as cards.</summary>
[AllowAnonymous]
public sealed class IndexModel(PartnerProfiles profiles, ActivityLog activity, PartnerCatalog catalog) : PageModel
{
    private const int MostRecent = 5;

    /// <summary>The partners that can be connected here.</summary>
    public PartnerCatalog Catalog => catalog;

    /// <summary>The signed-in user's partners; null for a visitor.</summary>
    public PartnerProfile? Profile { get; private set; }

    /// <summary>Why a check was not made, after the redirect of a browser without JavaScript.</summary>
    [TempData]
    public string? FeedbackAfterRedirect { get; set; }

    /// <summary>The latest of the signed-in user's activity.</summary>
    public IReadOnlyList<LoggedActivity> Recent { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            Profile = await profiles.GetAsync(User.Id(), cancellationToken);
            Recent = await activity.ReadRecentAsync(User.Id(), MostRecent, cancellationToken);
        }
    }
}
