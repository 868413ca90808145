using System.Text.Json;
using Htmx;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners;

namespace PartnerSite.Pages.Partners;

/// <summary>The partner settings: whole pages, or fragments for the dialog when htmx asks.</summary>
[Authorize]
public sealed partial class IndexModel(
    PartnerAttributesService attributes, CheckedSaves saves, ConnectionChecks checks, PartnerCatalog catalog, Texts texts) : PageModel
{
    /// <summary>What was typed; from the form alone, so that no value travels in an address.</summary>
    public InputModel Input { get; private set; } = new();

    /// <summary>The message that survives the redirect after a post.</summary>
    [TempData]
    public string? FeedbackAfterRedirect { get; set; }

    /// <summary>Whether that message is a warning.</summary>
    [TempData]
    public bool WarningAfterRedirect { get; set; }

    /// <summary>What the last change did.</summary>
    public string? Feedback { get; private set; }

    /// <summary>It did not all go well.</summary>
    public bool IsWarning { get; private set; }

    /// <summary>The hints that survive the redirect.</summary>
    [TempData]
    public Dictionary<string, string>? HintsAfterRedirect { get; set; }

    /// <summary>By key, the name of what a secret looked like that has just been saved.</summary>
    public IReadOnlyDictionary<string, string> SecretHints { get; private set; } = new Dictionary<string, string>();

    /// <summary>What is stored.</summary>
    public PartnerProfile Profile { get; private set; } = null!;

    /// <summary>Which of the three views is shown.</summary>
    public PartnersView Show { get; private set; }

    /// <summary>The tag of the partner that the user came to connect: ticked in a fresh form.</summary>
    public string? ToConnect { get; private set; }

    /// <summary>How the save ended that this form comes back from; null when the form is fresh.</summary>
    public SaveOutcome? Refused { get; private set; }

    /// <summary>What is to be mended.</summary>
    public IReadOnlyList<SaveError> Errors { get; private set; } = [];

    /// <summary>The form asks for the first time, or has nothing to save: it can be skipped.</summary>
    public bool OffersToSkip => Show == PartnersView.Prompt
        || (Refused == SaveOutcome.Invalid && Input.Partners.Count == 0 && !Profile.HasAny);

    /// <summary>Rendered for the dialog, without the page around it.</summary>
    public bool IsFragment => Request.IsHtmx();

    /// <summary>What looks like a mistake: a plain value at any time, a secret only when it has just been saved.</summary>
    public IEnumerable<(AttributeDefinition Attribute, FormatHint Hint)> HintsOf(ConnectedPartner connected) =>
        from attribute in connected.Partner.Attributes
        let hint = attribute.HintFor(connected.PlainValue(attribute.Key))
            ?? attribute.FormatHints.FirstOrDefault(known => known.Name == SecretHints.GetValueOrDefault(attribute.Key))
        where hint is not null
        select (attribute, hint);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Razor Pages runs OnGet for a name it does not know: the address of a post, typed or come back to after
        // signing in, or any other.
        var name = (RouteData.Values["handler"] as string)?.ToLowerInvariant();

        if (context.HandlerMethod is null || !string.Equals(name, context.HandlerMethod.Name, StringComparison.OrdinalIgnoreCase))
        {
            context.Result = HttpMethods.IsGet(Request.Method) && name is "save" or "skip" or "disconnect" or "check"
                ? RedirectToPage(new { handler = "" })
                : NotFound();
        }
    }

    public IActionResult OnGet()
    {
        (Feedback, IsWarning) = (FeedbackAfterRedirect, WarningAfterRedirect);
        SecretHints = HintsAfterRedirect ?? [];
        return Answer(attributes.Get(User.Id()));
    }

    public IActionResult OnGetEdit([FromQuery] string? partner)
    {
        ToConnect = partner;
        return Form(attributes.Get(User.Id()), PartnersView.Edit);
    }

    /// <summary>By attribute key, the looks of likely mistakes and what to say about them: for the script that helps while typing.</summary>
    public IActionResult OnGetHints() => new JsonResult(
        catalog.Attributes.Where(attribute => attribute.FormatHints.Count > 0).ToDictionary(
            attribute => attribute.Key,
            attribute => attribute.FormatHints.Select(hint => new { hint.Pattern, Text = texts.Of(attribute, hint) })),
        JsonSerializerOptions.Web);

    public async Task<IActionResult> OnGetPromptAsync()
    {
        if (attributes.MustAsk(User.Id()))
        {
            return Form(attributes.Empty, PartnersView.Prompt);
        }

        await PartnerPrompt.MarkAnsweredAsync(HttpContext);
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        Input = InputModel.From(Request.Form);
        var result = await saves.SaveAsync(User.Id(), Input.ToSubmission(), Input.Anyway, cancellationToken);
        return result.Outcome switch
        {
            SaveOutcome.Saved => await DoneAsync(result, FeedbackOf(result)),
            SaveOutcome.Doubtful => DoubtsOf(result),
            SaveOutcome.OwnerGone => await SignInAgainAsync(),
            _ => FormWithErrors(result),
        };
    }

    public async Task<IActionResult> OnPostSkipAsync(CancellationToken cancellationToken)
    {
        await attributes.SkipAsync(User.Id(), cancellationToken);
        await PartnerPrompt.MarkAnsweredAsync(HttpContext);

        if (!IsFragment)
        {
            return Redirect("/");
        }

        Response.Htmx(headers => headers.WithTrigger("partnersSkipped"));
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostDisconnectAsync(CancellationToken cancellationToken)
    {
        if (catalog.FindPartner(Request.Form["partner"].ToString()) is not { } known)
        {
            return UnknownPartner();
        }

        var result = await attributes.DisconnectAsync(User.Id(), known, condition: null, cancellationToken);
        return result.Outcome == SaveOutcome.OwnerGone
            ? await SignInAgainAsync()
            : await DoneAsync(result, result.Changed
                ? texts["Partners.Disconnected", known]
                : texts["Partners.WasNotConnected", known]);
    }
}
