using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>Deletes everything that is stored for a partner.</summary>
public sealed class DisconnectModel(PartnerSaves saves, PartnerProfiles profiles, PartnerCatalog catalog, Texts texts)
    : PartnersPage(texts)
{
    public IActionResult OnGet() => RedirectToPage("Details");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (catalog.FindPartner(Request.Form["partner"].ToString()) is not { } partner)
        {
            return UnknownPartner(await profiles.GetAsync(User.Id(), cancellationToken));
        }

        var draft = Drafts.Disconnecting(User.Id(), partner);
        var result = await saves.SaveAsync(draft, condition: null, cancellationToken);

        if (result.Outcome == SaveOutcome.OwnerGone)
        {
            return await SignInAgainAsync();
        }

        await MarkPromptAnsweredAsync(result);
        var feedback = result.Changed ? "Partners.Disconnected" : "Partners.WasNotConnected";
        return Done(PartnersDialog.From(result.Profile) with { Feedback = Texts[feedback, partner] });
    }
}
