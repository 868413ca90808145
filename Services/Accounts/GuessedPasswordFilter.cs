using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PartnerSite.Services.Accounts;

/// <summary>The pages that ask a signed-in user for the password again are no place to guess it either.</summary>
internal sealed class GuessedPasswordFilter(GuessLimit guesses) : IAsyncPageFilter
{
    private static readonly string[] Asking = ["/Account/Manage/ChangePassword", "/Account/Manage/DeletePersonalData", "/Account/Manage/Email"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;

        // A form with a field missing, or two that differ, comes back before anybody looks at the password.
        var isGuess = HttpMethods.IsPost(http.Request.Method)
            && Asking.Contains(context.ActionDescriptor.ViewEnginePath)
            && ((PageModel)context.HandlerInstance).ModelState.IsValid;

        if (!isGuess)
        {
            await next();
            return;
        }

        using var guess = guesses.BeginSignedIn(http.User.Id());
        var executed = await next();

        // The form again: the password was wrong.
        if (executed.Result is PageResult)
        {
            guess.WasWrong();
        }
    }
}
