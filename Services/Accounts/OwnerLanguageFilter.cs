using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PartnerSite.Services.Accounts;

/// <summary>Remembers the language in which a signed-in user sent a form, such as a save.</summary>
internal sealed class OwnerLanguageFilter(OwnerLanguage language) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (user, request) = (context.HttpContext.User, context.HttpContext.Request);

        // Before the handler: Identity's pages write back the account as they have read it.
        if (HttpMethods.IsPost(request.Method) && user.Identity is { IsAuthenticated: true } && IsProtected(context))
        {
            await language.RememberAsync(user.Id(), context.HttpContext.RequestAborted);
        }

        await next();
    }

    // Another site can send the other forms, in whatever language.
    private static bool IsProtected(PageHandlerExecutingContext context) =>
        !context.Filters.OfType<IgnoreAntiforgeryTokenAttribute>().Any();
}
