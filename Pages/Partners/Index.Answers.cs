using Htmx;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners;

namespace PartnerSite.Pages.Partners;

/// <summary>The answers: a view as a page or as a fragment, with what has happened.</summary>
public sealed partial class IndexModel
{
    private PartnersView FormView => PartnerPrompt.IsDue(User) ? PartnersView.Prompt : PartnersView.Edit;

    private async Task<IActionResult> DoneAsync(SaveResult result, string feedback)
    {
        if (result.Changed || result.Profile.HasAny)
        {
            await PartnerPrompt.MarkAnsweredAsync(HttpContext);
        }

        return Done(result.Profile, feedback, isWarning: result.Checks.Any(answer => answer.Check.Status != PartnerStatus.Connected));
    }

    private IActionResult Done(PartnerProfile profile, string feedback, bool isWarning)
    {
        if (!IsFragment)
        {
            (FeedbackAfterRedirect, WarningAfterRedirect) = (feedback, isWarning);
            HintsAfterRedirect = Input.SecretHints(catalog);
            return RedirectToPage(new { handler = "" });
        }

        (Feedback, IsWarning) = (feedback, isWarning);
        SecretHints = Input.SecretHints(catalog);
        Response.Htmx(headers => headers.WithTrigger("partnersChanged"));
        return Answer(profile);
    }

    private IActionResult FormWithErrors(SaveResult result)
    {
        Refused = result.Outcome;
        Errors = result.Errors;
        Response.StatusCode = result.Outcome == SaveOutcome.Conflict
            ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity;

        return Form(result.Profile, FormView);
    }

    private IActionResult UnknownPartner()
    {
        Errors = [new(new Message("Partners.UnknownPartnerReload"))];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Answer(attributes.Get(User.Id()));
    }

    private async Task<IActionResult> SignInAgainAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Challenge();
    }

    private IActionResult Answer(PartnerProfile profile) =>
        Form(profile, profile.HasAny ? PartnersView.Details : PartnersView.Edit);

    private IActionResult Form(PartnerProfile profile, PartnersView view)
    {
        Profile = profile;
        Show = view;
        return IsFragment ? Partial("_Modal", this) : Page();
    }
}
