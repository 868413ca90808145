using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>Creates the principal at sign-in, with the prompt's claim when the prompt is due.</summary>
internal sealed class ApplicationUserClaims(UserManager<ApplicationUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<ApplicationUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(ApplicationUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);

        if (user.PartnerPromptAnsweredAt is null)
        {
            PartnerPrompt.MarkDue(identity);
        }

        return identity;
    }
}
