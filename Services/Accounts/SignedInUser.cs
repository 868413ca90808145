using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace PartnerSite.Services.Accounts;

/// <summary>What pages read from the principal.</summary>
public static class SignedInUser
{
    /// <summary>The id of the signed-in user: nothing else says whose data a request is about.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static string Id(this ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>
    /// Separates what the browser remembers for this user from other users' notes, without naming anybody.
    /// </summary>
    public static string Mark(this ClaimsPrincipal user) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("browser notes of " + user.Id())).AsSpan(0, 8));

    /// <summary>One or two capital letters from the name: <c>lan.nguyen@example.com</c> gives LN.</summary>
    public static string Initials(this ClaimsPrincipal user)
    {
        var name = (user.Identity?.Name ?? "").Split('@')[0];
        var parts = name.Split(['.', '-', '_', '+', ' '], StringSplitOptions.RemoveEmptyEntries);
        var text = string.Concat(parts.Take(2).Select(part => part[0])).ToUpperInvariant();
        return text.Length > 0 ? text : "?";
    }
}
