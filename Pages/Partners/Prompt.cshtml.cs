using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Pages.Partners;

/// <summary>The form of the first sign-in, or 204 when the user has answered it.</summary>
public sealed class PromptModel(PartnerProfiles profiles, Texts texts) : PartnersPage(texts)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await profiles.IsPromptDueAsync(User.Id(), cancellationToken))
        {
            return Show(new(PartnersView.Prompt, profiles.Empty));
        }

        await PartnerPrompt.MarkAnsweredAsync(HttpContext);
        return new NoContentResult();
    }
}
