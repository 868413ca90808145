using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Pages.Partners;

/// <summary>The form, to connect partners and to change what is stored.</summary>
public sealed class EditModel(PartnerProfiles profiles, PartnerCatalog catalog, Texts texts) : PartnersPage(texts)
{
    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string? partner, [FromQuery] string? field, CancellationToken cancellationToken)
    {
        var profile = await profiles.GetAsync(User.Id(), cancellationToken);
        return Show(new(PartnersView.Edit, profile)
        {
            Only = catalog.FindPartner(partner ?? ""),
            First = catalog.Find(field ?? ""),
        });
    }
}
