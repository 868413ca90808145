using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace PartnerSite.Services.Http;

/// <summary>Addresses of this site that a request names to go on at.</summary>
internal static class LocalAddress
{
    private const string FromRoot = "~/";
    private static readonly Uri Anywhere = new("http://localhost");

    /// <summary>
    /// The address as a header can carry it; the start page when it is not this site's. What begins with <c>~/</c> is
    /// below the site's own path.
    /// </summary>
    public static string From(HttpRequest request, string? address)
    {
        var home = request.PathBase + "/";

        if (string.IsNullOrEmpty(address) || !RedirectHttpResult.IsLocalUrl(address))
        {
            return home;
        }

        var full = address.StartsWith(FromRoot, StringComparison.Ordinal)
            ? home + address[FromRoot.Length..]
            : address;
        return IsBelow(request.PathBase, full) ? Escape(full) : home;
    }

    // As browsers understand it: /site/../other is below another path.
    private static bool IsBelow(PathString root, string address) =>
        !root.HasValue
        || (Uri.TryCreate(Anywhere, address, out var understood)
            && new PathString(understood.AbsolutePath).StartsWithSegments(root));

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
