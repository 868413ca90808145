using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// A password that nobody has. Comparing with it takes as long as with an account's, where there is no account.
/// </summary>
internal sealed class DecoyPassword(
    IPasswordHasher<ApplicationUser> hasher, IOptions<PasswordHasherOptions> options)
{
    private static readonly ApplicationUser Nobody = new();

    /// <summary>A hash in the form of an account's that no password leads to.</summary>
    public string Hash { get; } = NewHash(options.Value.IterationCount);

    /// <summary>Compares as for an account, and for nothing.</summary>
    public void Compare(string password) => hasher.VerifyHashedPassword(Nobody, Hash, password);

    // Made in one round, and said to have all of them, as comparing then does: the first page that needs it would wait
    // for as long as a sign-in takes. Identity's form has the number in the bytes from the fifth on.
    private static string NewHash(int iterations)
    {
        var quick = new PasswordHasher<ApplicationUser>(
            Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        var hash = Convert.FromBase64String(quick.HashPassword(Nobody, Guid.NewGuid().ToString()));
        BinaryPrimitives.WriteInt32BigEndian(hash.AsSpan(5), iterations);
        return Convert.ToBase64String(hash);
    }
}
