using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PartnerSite.Services.Accounts;

namespace PartnerSite.Services.Sessions;

/// <summary>Makes the site's cookie a session that ends at sign-out, and not only when it expires.</summary>
internal sealed class SessionCookieEvents(SessionRegister sessions, OwnerLanguage language)
    : CookieAuthenticationEvents
{
    public override Task SigningIn(CookieSigningInContext context)
    {
        SessionRegister.Begin(context.Properties);
        return Task.CompletedTask;
    }

    public override Task SignedIn(CookieSignedInContext context) =>
        language.RememberAsync(context.Principal!.Id(), context.HttpContext.RequestAborted);

    // The cookie is not deleted: the browser may have a new one by now, from another tab.
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var isOpen = await sessions.IsOpenAsync(
            context.Principal!, context.Properties, context.HttpContext.RequestAborted);

        if (!isOpen)
        {
            context.RejectPrincipal();
        }
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        var ticket = await context.HttpContext.AuthenticateAsync(context.Scheme.Name);

        if (ticket.Properties is { } properties && ticket.Succeeded)
        {
            await sessions.EndAsync(properties, context.Options.ExpireTimeSpan);
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        SignInChallenge.Redirect(context);
}
