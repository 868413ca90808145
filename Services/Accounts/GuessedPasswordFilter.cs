using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PartnerSite.Services.Accounts;

/// <summary>The pages that ask a signed-in user for the password again are no place to guess it either.</summary>
internal sealed class GuessedPasswordFilter(GuessLimit guesses, ILookupNormalizer normalizer) : IAsyncPageFilter
{
    private static readonly string[] Asking = ["/Account/Manage/ChangePassword", "/Account/Manage/DeletePersonalData"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;

        if (!HttpMethods.IsPost(http.Request.Method) || !Asking.Contains(context.ActionDescriptor.ViewEnginePath))
        {
            await next();
            return;
        }

        using var guess = guesses.Begin(normalizer.NormalizeName(http.User.Identity?.Name) ?? "", http.Connection.RemoteIpAddress);
        var executed = await next();

        // The form again: something in it was wrong.
        if (executed.Result is PageResult)
        {
            guess.WasWrong();
        }
    }
}
