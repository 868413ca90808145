using System.Security.Cryptography;
using System.Text;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Recovery codes as they are stored: the hashes of those that are left, <c>v1:salt:hash,hash</c>. A code has 45 bits
/// by chance; with the rounds of each guess that is out of reach for who has the database alone.
/// </summary>
internal static class RecoveryCodes
{
    private const string Version = "v1";
    private const int Rounds = 10_000;
    private const int SaltSize = 16;
    private const int HashSize = 32;

    /// <summary>What is stored of new codes.</summary>
    public static string Hash(IEnumerable<string> codes)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return Write(Convert.ToBase64String(salt), codes.Select(code => HashOf(code, salt)));
    }

    /// <summary>How many are left.</summary>
    public static int Count(string? stored) => stored is null ? 0 : HashesIn(stored).Length;

    /// <summary>What is left without this code; null when it is none of them.</summary>
    public static string? Redeem(string? stored, string code)
    {
        if (stored?.Split(':') is not [Version, var salt, _])
        {
            return null;
        }

        var hashes = HashesIn(stored);
        var hash = HashOf(code, Convert.FromBase64String(salt));
        return hashes.Contains(hash) ? Write(salt, hashes.Where(other => other != hash)) : null;
    }

    private static string Write(string salt, IEnumerable<string> hashes) =>
        $"{Version}:{salt}:{string.Join(',', hashes)}";

    private static string[] HashesIn(string stored) =>
        stored[(stored.LastIndexOf(':') + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static string HashOf(string code, byte[] salt) => Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(code), salt, Rounds, HashAlgorithmName.SHA512, HashSize));
}
