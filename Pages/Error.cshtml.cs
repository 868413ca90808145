using Htmx;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Accounts;

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
    public string Title { get; private set; } = "";

    /// <summary>What was kept and what to do.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Where to go on.</summary>
    public string Back { get; private set; } = "/";

    /// <summary>For every method: a PUT can go wrong too.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Logged out already, in another tab.
        if (Response.StatusCode == StatusCodes.Status400BadRequest
            && User.Identity?.IsAuthenticated != true
            && PostedTo()?.StartsWith("/Identity/Account/Logout", StringComparison.OrdinalIgnoreCase) == true)
        {
            context.Result = Redirect("/");
            return;
        }

        Describe();
    }

    private void Describe()
    {
        // Typed into the address bar, this page is as unknown as any other.
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        (Title, Message) = Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => ("This form has expired", "Nothing was saved. Open the form again, check what you entered and send it once more."),
            StatusCodes.Status403Forbidden => ("This is not yours to open", "Nothing was changed."),
            StatusCodes.Status404NotFound => ("There is no such page", "Check the address, or start again from the start page."),
            StatusCodes.Status405MethodNotAllowed => ("This address can't be used like that", "Nothing was changed."),
            StatusCodes.Status413PayloadTooLarge => ("That was too much at once", "Nothing was saved: a form may have 64 KB. Check what was pasted."),
            StatusCodes.Status422UnprocessableEntity => ("The form can't be read", "Nothing was saved. A value holds a character that can't be stored, or the form was altered on its way: open it again and copy the values once more."),
            StatusCodes.Status503ServiceUnavailable => ("The site can't save right now", "Nothing was changed, and what is stored is safe. Try again in a minute."),
            _ => ("Something went wrong on our side", "Nothing was changed. Try again; if it happens again, tell the people who run this site."),
        };

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
            ? original.OriginalPath.StartsWith("/partners", StringComparison.Ordinal) ? FormAddress : original.OriginalPath + original.OriginalQueryString
            : null;
}
