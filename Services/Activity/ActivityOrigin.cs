using System.Net;
using PartnerSite.Data;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Activity;

/// <summary>Where something came from; nowhere when the site did it by itself.</summary>
internal sealed record ActivityOrigin(string? Address, string? Browser)
{
    public static ActivityOrigin From(HttpContext? context) => context is null
        ? new(null, null)
        : new(TextOf(context.Connection.RemoteIpAddress), Clean(context.Request.Headers.UserAgent.ToString()));

    private static string? TextOf(IPAddress? address) =>
        (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString();

    // Whoever sends it writes what they like: one line of printable characters is kept, and no more than fits.
    private static string? Clean(string browser) =>
        UntrustedText.Cut(UntrustedText.Visible(browser), ActivityEntry.LongestBrowser).TrimEnd()
            is { Length: > 0 } text
            ? text
            : null;
}
