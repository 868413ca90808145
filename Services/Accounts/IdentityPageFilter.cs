using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Http;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

/// <summary>Responds properly where Identity's pages would throw or show a user's id.</summary>
internal sealed class IdentityPageFilter(Texts texts) : IPageFilter
{
    private const string ReturnUrl = "returnUrl";

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerArguments.TryGetValue(ReturnUrl, out var value) && value is string url)
        {
            context.HandlerArguments[ReturnUrl] = LocalAddress.From(context.HttpContext.Request, url);
        }

        // Input that no browser sends, such as a check box that is neither true nor false: no form can be rendered with
        // it.
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
            form.ModelState.AddModelError("", texts[limit.Wait]);
            form.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            form.Response.Headers.RetryAfter = limit.Seconds;
            context.Result = form.Page();
            context.ExceptionHandled = true;
        }
        else if (context.Exception is FormatException || context.Result is NotFoundObjectResult)
        {
            // A malformed link, or a deleted account.
            context.Result = new NotFoundResult();
            context.ExceptionHandled = true;
        }
    }
}
