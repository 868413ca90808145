using Htmx;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;

namespace PartnerSite.Pages;

/// <summary>What happened, what was kept and what to do, for every answer that has no page of its own.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    /// <summary>For the dialog: shown above what is there, which stays.</summary>
    public bool IsFragment => Request.IsHtmx();

    /// <summary>The form that was sent can't be sent again, only a fresh one.</summary>
    public bool FormIsStale => Response.StatusCode == StatusCodes.Status400BadRequest;

    /// <summary>A fresh form: with "Skip for now" while that is to be answered.</summary>
    public string FormAddress => PartnerPrompt.IsDue(User) ? "/partners/prompt" : "/partners/edit";

    /// <summary>What happened.</summary>
    public Message Title { get; private set; } = null!;

    /// <summary>What was kept and what to do.</summary>
    public Message Message { get; private set; } = null!;

    /// <summary>Where to go on.</summary>
    public string Back { get; private set; } = "/";

    /// <summary>For every method: a PUT can go wrong too.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Signed out already, in another tab.
        if (Response.StatusCode == StatusCodes.Status400BadRequest
            && User.Identity?.IsAuthenticated != true
            && PostedTo()
                ?.StartsWith(IdentityPages.AddressOf(IdentityPages.SignOut), StringComparison.OrdinalIgnoreCase) == true
        )
        {
            context.Result = Redirect("/");
            return;
        }

        Describe();
    }

    private void Describe()
    {
        // Typed into the address bar, this page is as unknown as any other.
        if (
            HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null
            && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        var (title, message) = Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => ("Site.Expired", "Site.ExpiredHelp"),
            StatusCodes.Status403Forbidden => ("Site.Forbidden", "Site.NothingChanged"),
            StatusCodes.Status404NotFound => ("Site.NotFound", "Site.NotFoundHelp"),
            StatusCodes.Status405MethodNotAllowed => ("Site.NotAllowed", "Site.NothingChanged"),
            StatusCodes.Status413PayloadTooLarge => ("Site.TooLarge", "Site.TooLargeHelp"),
            StatusCodes.Status422UnprocessableEntity => ("Site.Unreadable", "Site.UnreadableHelp"),
            StatusCodes.Status503ServiceUnavailable => ("Site.Unavailable", "Site.UnavailableHelp"),
            _ => ("Site.WentWrong", "Site.WentWrongHelp"),
        };

        (Title, Message) = (new(title), new(message));

        if (Request.IsHtmx())
        {
            Response.Htmx(headers => headers.Retarget("[data-notice]").Reswap("innerHTML").Reselect("[data-failure]"));
        }
        else if (PostedTo() is { } form)
        {
            Back = form;
        }
    }

    // Where the form is that was posted.
    private string? PostedTo() =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } original && HttpMethods.IsPost(Request.Method)
            ? original.OriginalPath.StartsWith("/partners", StringComparison.Ordinal)
                ? FormAddress
                : original.OriginalPath + original.OriginalQueryString
            : null;
}
