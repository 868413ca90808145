using Htmx;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>A page of the partner settings: whole, or a fragment for the dialog when htmx asks.</summary>
[Authorize]
public abstract class PartnersPage(Texts texts) : PageModel
{
    /// <summary>What is shown.</summary>
    public PartnersDialog Dialog { get; private set; } = null!;

    /// <summary>The message that survives the redirect after a post.</summary>
    [TempData]
    public string? FeedbackAfterRedirect { get; set; }

    /// <summary>Whether that message is a warning.</summary>
    [TempData]
    public bool WarningAfterRedirect { get; set; }

    /// <summary>The hints that survive the redirect.</summary>
    [TempData]
    public Dictionary<string, string>? HintsAfterRedirect { get; set; }

    /// <summary>What was left out of what was typed, by names alone; it survives the redirect.</summary>
    [TempData]
    public Dictionary<string, string>? TakenAfterRedirect { get; set; }

    /// <summary>The texts in the language of the request.</summary>
    protected Texts Texts => texts;

    /// <summary>The answer is for the dialog, without the page around it.</summary>
    protected bool IsFragment => Request.IsHtmx();

    // The page around a fragment, by its path alone. Only under /partners it has no dialog.
    private bool IsOnPage => !IsFragment
        || (Uri.TryCreate(Request.Headers["HX-Current-URL"], UriKind.Absolute, out var page)
            && page.AbsolutePath.StartsWith($"{Request.PathBase}/partners", StringComparison.Ordinal));

    /// <summary>The form that a draft came from, or the one that this user gets.</summary>
    protected PartnersDialog FormOf(PartnerProfile profile, Draft draft)
    {
        var isPrompt = draft.Only is null && PartnerPrompt.IsDue(User);
        return new(isPrompt ? PartnersView.Prompt : PartnersView.Edit, profile) { Only = draft.Only, Typed = draft };
    }

    /// <inheritdoc />
    // Else its name makes it the handler of a method PAGE.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Razor Pages would render the page for a method that it does not handle.
        if (context.HandlerMethod is null)
        {
            context.Result = NotFound();
        }
    }

    /// <summary>Shows the dialog, as a fragment or as a page.</summary>
    protected IActionResult Show(PartnersDialog dialog, int status = StatusCodes.Status200OK)
    {
        Dialog = dialog with { IsPage = IsOnPage };
        ViewData["Title"] = TitleOf(dialog);
        Response.StatusCode = status;
        return IsFragment ? Partial("_Modal", Dialog) : Page();
    }

    /// <summary>Shows what is stored after a change, in the dialog or after a redirect.</summary>
    protected IActionResult Done(PartnersDialog dialog)
    {
        if (!IsOnPage)
        {
            Response.Htmx(headers => headers.WithTrigger("partnersChanged"));
            return Show(dialog);
        }

        (FeedbackAfterRedirect, WarningAfterRedirect) = (dialog.Feedback, dialog.IsWarning);
        (HintsAfterRedirect, TakenAfterRedirect) = (dialog.SecretHints.ToDictionary(), dialog.Taken.ToDictionary());

        if (!IsFragment)
        {
            return RedirectToPage("Details");
        }

        Response.Htmx(headers => headers.Redirect(Url.Page("Details")!));
        return new NoContentResult();
    }

    /// <summary>Marks the prompt as answered when something was changed, or is stored.</summary>
    protected async Task MarkPromptAnsweredAsync(SaveResult result)
    {
        if (result.Changed || result.Profile.HasAny)
        {
            await PartnerPrompt.MarkAnsweredAsync(HttpContext);
        }
    }

    /// <summary>Says that the request names an unknown partner.</summary>
    protected IActionResult UnknownPartner(PartnerProfile profile) => Show(
        PartnersDialog.From(profile) with { Errors = [new(new Message("Partners.UnknownPartnerReload"))] },
        StatusCodes.Status422UnprocessableEntity);

    /// <summary>Signs the user out, whose account does not exist any more.</summary>
    protected async Task<IActionResult> SignInAgainAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Challenge();
    }

    private string TitleOf(PartnersDialog dialog)
    {
        var title = dialog.TitleIn(texts);
        return dialog.Refused is null && dialog.Errors.Count == 0 ? title : texts["Site.ErrorTitle", title];
    }
}
