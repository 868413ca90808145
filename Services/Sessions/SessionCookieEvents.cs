using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Sessions;

/// <summary>Makes the site's cookie a session that ends at sign-out, and not only when it expires.</summary>
internal sealed class SessionCookieEvents(
    SessionRegister sessions, OwnerLanguage language, DeviceMark devices, TimeProvider clock)
    : CookieAuthenticationEvents
{
    public override async Task SigningIn(CookieSigningInContext context)
    {
        var now = clock.GetUtcNow();

        if (SessionTicket.Begin(context.Properties, now))
        {
            RecentPassword.Note(context.Properties, now);

            // The session that this one replaces in the browser ends: nobody could end a copy of it later.
            await EndAsync(context.HttpContext, context.Scheme.Name, context.Options);
        }

        await sessions.NoteAsync(context.Principal!, context.Properties, context.HttpContext);
    }

    public override Task SignedIn(CookieSignedInContext context)
    {
        devices.Write(context.HttpContext, context.Principal!.Id(), sessions.StampOf(context.Principal!));
        return language.RememberAsync(context.Principal!.Id(), context.HttpContext.RequestAborted);
    }

    // The cookie is not deleted: the browser may have a new one by now, from another tab.
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;

        try
        {
            if (!await sessions.IsOpenAsync(context.Principal!, context.Properties, http.RequestAborted))
            {
                context.RejectPrincipal();
                return;
            }
        }
        catch (StorageUnavailableException exception)
        {
            SessionLookup.HasFailed(http, exception);
            context.RejectPrincipal();
            return;
        }

        if (SessionTicket.Date(context.Properties, clock.GetUtcNow()))
        {
            await WelcomeAsync(context);
        }
    }

    // A session of an older version: from now on it ends some day, and its owner sees it.
    private async Task WelcomeAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await sessions.NoteAsync(context.Principal!, context.Properties, context.HttpContext);
            context.ShouldRenew = true;
        }
        catch (StorageUnavailableException)
        {
            // It can read as before. The next request tries again.
        }
    }

    public override Task SigningOut(CookieSigningOutContext context)
    {
        // What pages left in the browser goes too.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return EndAsync(context.HttpContext, context.Scheme.Name, context.Options);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        SignInChallenge.Redirect(context);

    private async Task EndAsync(HttpContext http, string scheme, CookieAuthenticationOptions options)
    {
        var ticket = await http.AuthenticateAsync(scheme);

        if (ticket is { Succeeded: true, Properties: { } properties })
        {
            await sessions.EndAsync(properties, options.ExpireTimeSpan);
        }
    }
}
