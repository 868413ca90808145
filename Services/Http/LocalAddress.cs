using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace PartnerSite.Services.Http;

/// <summary>Addresses of this site that a request names to go on at.</summary>
internal static class LocalAddress
{
    /// <summary>The address as a header can carry it; the start page when it is not this site's.</summary>
    public static string From(string? address) =>
        address is { Length: > 0 } && RedirectHttpResult.IsLocalUrl(address) ? Escape(address) : "/";

    // Browsers send what isn't ASCII escaped; a link that somebody typed is not.
    private static string Escape(string address)
    {
        var escaped = new StringBuilder();

        foreach (var rune in address.EnumerateRunes())
        {
            escaped.Append(rune.Value is > ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return escaped.ToString();
    }
}
