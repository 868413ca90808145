using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

/// <summary>Gives a proper answer where Identity's pages would throw, or show a user's id.</summary>
internal sealed class IdentityPageFilter(Texts texts) : IPageFilter
{
    private const string ReturnUrl = "returnUrl";

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // A return address that leads elsewhere, or nowhere, becomes the start page.
        if (context.HandlerArguments.TryGetValue(ReturnUrl, out var value)
            && value is string address
            && context.HandlerInstance is PageModel page
            && !page.Url.IsLocalUrl(address))
        {
            context.HandlerArguments[ReturnUrl] = "/";
        }

        // No browser sends it, such as a check box that is neither true nor false, and no form can be rendered with it.
        var errors = context.ModelState.Values.SelectMany(field => field.Errors);

        if (errors.Any(error => error.ErrorMessage == texts["Account.NotUnderstood"]))
        {
            context.Result = new BadRequestResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (context.ActionDescriptor.AreaName != IdentityPages.Area)
        {
            return;
        }

        if (context.Exception is TooManyGuessesException limit && context.HandlerInstance is PageModel form)
        {
            form.ModelState.AddModelError("", texts["Account.TooManyGuesses", limit.Seconds]);
            form.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            form.Response.Headers.RetryAfter = limit.Seconds;
            context.Result = form.Page();
            context.ExceptionHandled = true;
        }
        else if (context.Exception is FormatException || context.Result is NotFoundObjectResult)
        {
            // A mangled link, or an account that is gone.
            context.Result = new NotFoundResult();
            context.ExceptionHandled = true;
        }
    }
}
