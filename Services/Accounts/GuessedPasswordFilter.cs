using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Data;
using PartnerSite.Services.Http;
using PartnerSite.Services.Languages;
using ActivityKind = PartnerSite.Services.Activity.ActivityKind;

namespace PartnerSite.Services.Accounts;

/// <summary>Limits guesses on a page that asks a signed-in user for the password again.</summary>
internal sealed class GuessedPasswordFilter(
    GuessLimit guesses, UserManager<ApplicationUser> users, AccountEvents events, Texts texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;

        // An invalid form is shown again before the password is checked.
        if (!HttpMethods.IsPost(http.Request.Method) || !context.ModelState.IsValid)
        {
            await next();
            return;
        }

        var session = await SessionTicket.IdOfAsync(http);
        await using var guess = await guesses.BeginSignedInAsync(http.User.Id(), session);
        var executed = await next();

        // Identity shows the form again when the password was wrong, or right and the new one is refused.
        if (executed.Result is PageResult && !NewPasswordFilter.HasRefused(context.ModelState, texts))
        {
            guess.WasWrong();
            await events.RecordAsync(http.User.Id(), ActivityKind.PasswordRefused);

            // A stolen session must not guess what a stranger may not.
            if (await users.GetUserAsync(http.User) is { } user)
            {
                await users.AccessFailedAsync(user);
            }
        }
    }
}
