using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Whether the prompt of the first sign-in is still due: decided at sign-in and carried by the principal, so that no
/// page needs a query to know.
/// </summary>
public static class PartnerPrompt
{
    private const string ClaimType = "partner_prompt";

    /// <summary>The signed-in user has neither saved nor skipped yet, as far as this session knows.</summary>
    public static bool IsDue(ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == ClaimType);

    /// <summary>Marks the prompt as due in the principal.</summary>
    public static void MarkDue(ClaimsIdentity identity) => identity.AddClaim(new(ClaimType, "due"));

    /// <summary>Issues this session's cookie again without the mark, if it has one.</summary>
    public static async Task MarkAnsweredAsync(HttpContext context)
    {
        if (!IsDue(context.User))
        {
            return;
        }

        var ticket = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);

        if (ticket.Principal?.Identity is ClaimsIdentity identity)
        {
            identity.RemoveClaim(identity.FindFirst(ClaimType));
            await context.SignInAsync(IdentityConstants.ApplicationScheme, ticket.Principal, ticket.Properties);
        }
    }
}
