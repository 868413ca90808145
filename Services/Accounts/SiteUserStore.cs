using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Identity's store. It remembers the stamp that a request replaced: the session that made the change stays open, and
/// all others end.
/// </summary>
internal sealed class SiteUserStore(AppDbContext database, IdentityErrorDescriber describer)
    : UserOnlyStore<ApplicationUser, AppDbContext, string>(database, describer)
{
    public override Task SetSecurityStampAsync(
        ApplicationUser user, string stamp, CancellationToken cancellationToken = default)
    {
        user.ReplacedStamp ??= user.SecurityStamp;
        return base.SetSecurityStampAsync(user, stamp, cancellationToken);
    }
}
