using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>Stores another hash of the same password, unless the password was changed meanwhile.</summary>
    public async Task RenewPasswordHashAsync(ApplicationUser user, string hash, CancellationToken cancellationToken)
    {
        var old = user.PasswordHash;

        // One column, so that it neither meets another change of the account nor counts as one.
        var renewed = await Users.Where(stored => stored.Id == user.Id && stored.PasswordHash == old)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.PasswordHash, hash), cancellationToken);

        if (renewed == 1)
        {
            // Known as stored: a later change in the same request writes every column.
            Context.Entry(user).Property(stored => stored.PasswordHash).OriginalValue = hash;
            user.PasswordHash = hash;
        }
    }
}
