using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Turning the second factor on or off ends all sessions. Identity's pages don't renew the one that did it, which would
/// be signed out before it shows the recovery codes.
/// </summary>
internal sealed class StaySignedInFilter(SignInManager<ApplicationUser> signIn) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();

        if (executed.Exception is null
            && await signIn.UserManager.GetUserAsync(context.HttpContext.User) is { ReplacedStamp: not null } user)
        {
            await signIn.RefreshSignInAsync(user);
        }
    }
}
