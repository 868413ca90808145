using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Creates the principal at sign-in, with the prompt's claim when the prompt is due. Its cookie stays small, however
/// long an old account's address is.
/// </summary>
internal sealed class ApplicationUserClaims(UserManager<ApplicationUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<ApplicationUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(ApplicationUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var types = Options.ClaimsIdentity;

        // Nothing reads it: the name is the address.
        identity.TryRemoveClaim(identity.FindFirst(types.EmailClaimType));

        if (identity.FindFirst(types.UserNameClaimType) is { Value.Length: > EmailAddresses.MaxLength } name)
        {
            identity.RemoveClaim(name);
            identity.AddClaim(new(types.UserNameClaimType, name.Value[..EmailAddresses.MaxLength]));
        }

        if (user.PartnerPromptAnsweredAt is null)
        {
            PartnerPrompt.MarkDue(identity);
        }

        return identity;
    }
}
