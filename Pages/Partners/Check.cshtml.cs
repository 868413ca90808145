using Htmx;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Http;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>Asks a partner about what is stored, or about what is typed.</summary>
[LargeForm]
public sealed class CheckModel(
    ConnectionChecks checks, Drafts drafts, PartnerProfiles profiles, PartnerCatalog catalog, Texts texts)
    : PartnersPage(texts)
{
    private const string FromHome = "home";

    public IActionResult OnGet() => RedirectToPage("Details");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (catalog.FindPartner(Request.Form["partner"].ToString()) is { } partner)
        {
            return Request.Form.ContainsKey(PartnerForm.Version)
                ? await CheckTypedAsync(partner)
                : await CheckStoredAsync(partner);
        }

        if (IsFragment)
        {
            // Replaces the whole view, although the button targets a part of it.
            Response.Htmx(headers => headers.Retarget("[data-partners]").Reswap("outerHTML"));
        }

        return UnknownPartner(await profiles.GetAsync(User.Id(), cancellationToken));
    }

    private async Task<IActionResult> CheckTypedAsync(Partner partner)
    {
        var draft = drafts.Read(User.Id(), Request.Form, partner);
        var result = await checks.CheckTypedAsync(draft, partner);

        if (result.Outcome == CheckOutcome.OwnerGone)
        {
            return await SignInAgainAsync();
        }

        var status = result.Outcome == CheckOutcome.Invalid
            ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status200OK;

        if (!IsFragment)
        {
            var typed = drafts.Read(User.Id(), Request.Form);
            return Show(FormOf(result.Profile, typed) with { Checked = (partner, result) }, status);
        }

        if (result.IsStored)
        {
            Response.Htmx(headers => headers.WithTrigger("partnersChanged"));
        }

        Response.StatusCode = status;
        return Partial("_CheckResult", (partner, result, (Draft?)draft));
    }

    private async Task<IActionResult> CheckStoredAsync(Partner partner)
    {
        var result = await checks.CheckStoredAsync(User.Id(), partner);

        if (result.Outcome == CheckOutcome.OwnerGone)
        {
            return await SignInAgainAsync();
        }

        var feedback = result.Check is { } check ? Texts.Of(check) : Texts["Partners.TooManyChecks"];

        return Request.Form["from"] == FromHome
            ? AnswerHome(partner, result, feedback)
            : Done(PartnersDialog.From(result.Profile) with
            {
                Feedback = feedback,
                IsWarning = result.Check is not { Status: PartnerStatus.Connected, IsLimited: false },
            });
    }

    // A verdict is on the card; why the partner was not asked is not.
    private IActionResult AnswerHome(Partner partner, CheckResult result, string feedback)
    {
        var wasAsked = result.Outcome == CheckOutcome.Asked;

        if (!IsFragment)
        {
            FeedbackAfterRedirect = wasAsked ? null : feedback;
            return Redirect("~/");
        }

        if (!wasAsked)
        {
            return Partial("_CheckResult", (partner, result, (Draft?)null));
        }

        // Refreshes the cards, and tells screen readers.
        Response.Htmx(headers => headers
            .WithTrigger("partnersChanged")
            .WithTrigger("partnerChecked", new { text = Texts[result.Check!.Message] }));
        return new NoContentResult();
    }
}
