using Microsoft.AspNetCore.Mvc.Filters;

namespace PartnerSite.Services.Accounts;

/// <summary>Waits for a place before a form whose password or codes are hashed.</summary>
internal sealed class HashingFilter(HashingPlaces places) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpMethods.IsPost(context.HttpContext.Request.Method) || !context.ModelState.IsValid)
        {
            await next();
            return;
        }

        var http = context.HttpContext;
        var isKnown = http.User.Identity is { IsAuthenticated: true };
        using var place = await places.EnterAsync(isKnown, http.Connection.RemoteIpAddress, http.RequestAborted);
        await next();
    }
}
