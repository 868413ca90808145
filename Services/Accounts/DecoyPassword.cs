using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// A password that nobody has. Comparing with it takes as long as with an account's, where there is no account.
/// </summary>
internal sealed class DecoyPassword(IPasswordHasher<ApplicationUser> hasher)
{
    private static readonly ApplicationUser Nobody = new();

    // By the site's own hasher, whose settings decide how long it takes.
    private readonly string hash = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Compares as for an account, and for nothing.</summary>
    public void Compare(string password) => hasher.VerifyHashedPassword(Nobody, hash, password);
}
