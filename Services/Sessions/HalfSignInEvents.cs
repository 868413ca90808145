using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;

namespace PartnerSite.Services.Sessions;

/// <summary>
/// Binds the cookie between password and second factor to the account's stamp: after a change of the password, the old
/// one has not been given.
/// </summary>
internal sealed class HalfSignInEvents(UserManager<ApplicationUser> users) : CookieAuthenticationEvents
{
    private const string StampItem = "stamp";

    public override async Task SigningIn(CookieSigningInContext context) =>
        context.Properties.Items[StampItem] = await StampOfAsync(context.Principal);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await StampOfAsync(context.Principal) is not { } stamp
            || !context.Properties.Items.TryGetValue(StampItem, out var given)
            || given != stamp)
        {
            context.RejectPrincipal();
        }
    }

    // Identity's cookie names nobody else, and leads nowhere.
    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) =>
        Task.CompletedTask;

    // Identity writes the user's id as the name.
    private async Task<string?> StampOfAsync(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(ClaimTypes.Name) is { } id
            ? (await users.FindByIdAsync(id))?.SecurityStamp
            : null;
}
