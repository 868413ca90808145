using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Turning the second factor on or off ends all sessions, and Identity's pages forget the one that did it: it would be
/// signed out before it has seen its recovery codes.
/// </summary>
internal sealed class StaySignedInFilter(SignInManager<ApplicationUser> signIn) : IAsyncPageFilter
{
    private static readonly string[] ForgetfulPages = ["/Account/Manage/EnableAuthenticator", "/Account/Manage/Disable2fa"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();

        if (executed.Exception is null
            && ForgetfulPages.Contains(context.ActionDescriptor.ViewEnginePath)
            && await signIn.UserManager.GetUserAsync(context.HttpContext.User) is { ReplacedStamp: not null } user)
        {
            await signIn.RefreshSignInAsync(user);
        }
    }
}
