using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Pages.Partners;

/// <summary>What is stored, read-only; the form when nothing is.</summary>
public sealed class DetailsModel(PartnerProfiles profiles, Texts texts) : PartnersPage(texts)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var profile = await profiles.GetAsync(User.Id(), cancellationToken);
        return Show(PartnersDialog.From(profile) with
        {
            Feedback = FeedbackAfterRedirect,
            IsWarning = WarningAfterRedirect,
            SecretHints = HintsAfterRedirect ?? [],
            Taken = TakenAfterRedirect ?? [],
        });
    }
}
