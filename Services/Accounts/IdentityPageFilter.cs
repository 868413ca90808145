using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

/// <summary>Gives a proper answer where Identity's pages would throw, or print a user's id.</summary>
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

        // What no browser sends, such as a check mark that is neither true nor false: no form can be rendered with it.
        if (context.ModelState.Values.Any(field => field.Errors.Any(error => error.ErrorMessage == texts["Account.NotUnderstood"])))
        {
            context.Result = new BadRequestResult();
        }
        else if (context.ActionDescriptor.ViewEnginePath == "/Account/Manage/DeletePersonalData"
            && !context.ModelState.IsValid
            && context.HandlerInstance is PageModel form)
        {
            // Identity's page would look at a password that was left blank.
            context.Result = form.Page();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        var page = context.ActionDescriptor.ViewEnginePath;

        if (context.ActionDescriptor.AreaName != "Identity")
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
        else if (context.Exception is InvalidOperationException && page is "/Account/LoginWith2fa" or "/Account/LoginWithRecoveryCode")
        {
            // The first half of the sign-in is too long ago, or never was.
            context.Result = new RedirectToPageResult("/Account/Login");
            context.ExceptionHandled = true;
        }
        else if (context.Exception is InvalidOperationException && page is "/Account/Manage/Disable2fa" or "/Account/Manage/GenerateRecoveryCodes")
        {
            // Two-factor authentication is not on (any more).
            context.Result = new RedirectToPageResult("/Account/Manage/TwoFactorAuthentication");
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
