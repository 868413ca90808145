using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Partners;

namespace PartnerSite.Pages;

/// <summary>What this is, for visitors; the partners' cards, for who is signed in.</summary>
[AllowAnonymous]
public sealed class IndexModel(PartnerAttributesService attributes, PartnerCatalog catalog) : PageModel
{
    /// <summary>The partners that can be connected here.</summary>
    public PartnerCatalog Catalog => catalog;

    /// <summary>The signed-in user's partners; null for a visitor.</summary>
    public PartnerProfile? Profile { get; private set; }

    public void OnGet()
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            Profile = attributes.Get(User.Id());
        }
    }
}
