using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Asks for the password before a page that changes how the account is protected, unless it just was.
/// </summary>
internal sealed class RecentPasswordFilter(TimeProvider clock) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var ticket = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);

        if (ticket.Properties is { } properties && RecentPassword.IsKnown(properties, clock.GetUtcNow()))
        {
            await next();
            return;
        }

        context.Result = new RedirectToPageResult(
            IdentityPages.ConfirmPassword,
            new { area = IdentityPages.Area, returnUrl = $"{http.Request.PathBase}{http.Request.Path}" });
    }
}
