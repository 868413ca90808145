using Htmx;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>Remembers that the user does not want to be asked again.</summary>
public sealed class SkipModel(PartnerSaves saves, Texts texts) : PartnersPage(texts)
{
    public IActionResult OnGet() => RedirectToPage("Details");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await saves.SkipAsync(User.Id(), cancellationToken);
        await PartnerPrompt.MarkAnsweredAsync(HttpContext);

        if (!IsFragment)
        {
            return Redirect("~/");
        }

        Response.Htmx(headers => headers.WithTrigger("partnersSkipped"));
        return new NoContentResult();
    }
}
