using Htmx;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Http;
using PartnerSite.Services.Languages;

namespace PartnerSite.Pages;

/// <summary>Says what happened, what was kept and what to do, for every failure without a page of its own.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    private static readonly string[] ForVisitors =
        [IdentityPages.PathOf(IdentityPages.SignIn), IdentityPages.PathOf(IdentityPages.Register)];

    /// <summary>For the dialog, which shows it above the form.</summary>
    public bool IsFragment => Request.IsHtmx();

    /// <summary>The posted form can't be sent again; a fresh one can.</summary>
    public bool FormIsStale => Response.StatusCode == StatusCodes.Status400BadRequest;

    /// <summary>A fresh form, with "Skip for now" while the prompt is due.</summary>
    public string FormAddress => PartnerPrompt.IsDue(User) ? "~/partners/prompt" : "~/partners/edit";

    /// <summary>What happened.</summary>
    public Message Title { get; private set; } = null!;

    /// <summary>The key of what was kept and what to do; where it has a place for that, whom to contact.</summary>
    public string Message { get; private set; } = null!;

    /// <summary>Where to go on.</summary>
    public string Back { get; private set; } = "~/";

    /// <summary>Runs for every method: a PUT can fail too.</summary>
    // Else its name makes it the handler of a method PAGE.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (IsSignedOutAlready())
        {
            context.Result = Redirect("~/");
            return;
        }

        if (IsSignedInAlready())
        {
            context.Result = Redirect(LocalAddress.From(Request, ReturnUrl()));
            return;
        }

        Describe();
    }

    private IStatusCodeReExecuteFeature? Original => HttpContext.Features.Get<IStatusCodeReExecuteFeature>();

    // Of the form that was posted; null when none was.
    private string? PostedPath => HttpMethods.IsPost(Request.Method) ? Original?.OriginalPath : null;

    // In another tab, so that the form for it is refused.
    private bool IsSignedOutAlready() =>
        FormIsStale
        && User.Identity?.IsAuthenticated != true
        && PostedPath is { } form
        && form.StartsWith(IdentityPages.PathOf(IdentityPages.SignOut), StringComparison.OrdinalIgnoreCase);

    // In another tab, so that the form of this one is refused; what it wanted is there.
    private bool IsSignedInAlready() =>
        FormIsStale
        && User.Identity?.IsAuthenticated == true
        && PostedPath is { } form
        && ForVisitors.Any(page => form.StartsWith(page, StringComparison.OrdinalIgnoreCase));

    private bool IsUnknown => HttpContext.Features.Get<IExceptionHandlerFeature>() is { } failed
        && StorageUnavailableException.IsUnknownAfter(failed.Error);

    private string? ReturnUrl() =>
        QueryHelpers.ParseQuery(Original?.OriginalQueryString)
            .TryGetValue("returnUrl", out var url) ? url.ToString() : null;

    // Every form has a cookie beside it: a browser that sends none at all keeps none.
    private (string Title, string Message) FormTrouble() =>
        Request.Cookies.Count > 0 ? ("Site.Expired", "Site.ExpiredHelp")
        : Request.Headers.Origin.ToString().StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            ? ("Site.NoHttps", "Site.NoHttpsHelp")
        : ("Site.NoCookies", "Site.NoCookiesHelp");

    private void Describe()
    {
        // Opened by its address, this page is not found.
        if (Original is null
            && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        var (title, message) = Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => FormTrouble(),
            StatusCodes.Status403Forbidden => ("Site.Forbidden", "Site.NothingChanged"),
            StatusCodes.Status404NotFound => ("Site.NotFound", "Site.NotFoundHelp"),
            StatusCodes.Status405MethodNotAllowed => ("Site.NotAllowed", "Site.NothingChanged"),
            StatusCodes.Status413PayloadTooLarge => ("Site.TooLarge", "Site.TooLargeHelp"),
            StatusCodes.Status422UnprocessableEntity => ("Site.Unreadable", "Site.UnreadableHelp"),
            StatusCodes.Status503ServiceUnavailable when IsUnknown =>
                ("Site.OutcomeUnknown", "Site.OutcomeUnknownHelp"),
            StatusCodes.Status503ServiceUnavailable when HttpMethods.IsGet(Request.Method) =>
                ("Site.CannotRead", "Site.UnavailableHelp"),
            StatusCodes.Status503ServiceUnavailable => ("Site.Unavailable", "Site.UnavailableHelp"),
            _ => ("Site.WentWrong", "Site.WentWrongHelp"),
        };

        (Title, Message) = (new(title), message);

        if (Request.IsHtmx())
        {
            Response.Htmx(headers => headers.Retarget("[data-notice]").Reswap("innerHTML").Reselect("[data-failure]"));
        }
        else if (PostedPath is { } form)
        {
            Back = form.StartsWith("/partners", StringComparison.Ordinal)
                ? FormAddress
                : $"~{form}{Original!.OriginalQueryString}";
        }
    }
}
