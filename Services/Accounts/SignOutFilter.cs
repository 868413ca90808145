using Microsoft.AspNetCore.Mvc.Filters;
using ActivityKind = PartnerSite.Services.Activity.ActivityKind;

namespace PartnerSite.Services.Accounts;

/// <summary>Records that a user signs out, while it is known who that is.</summary>
internal sealed class SignOutFilter(AccountEvents events) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;

        if (HttpMethods.IsPost(http.Request.Method) && http.User.Identity is { IsAuthenticated: true })
        {
            await events.RecordAsync(http.User.Id(), ActivityKind.SignedOut);
        }

        await next();
    }
}
