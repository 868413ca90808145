using System.Globalization;
using System.Net;
using System.Text;
using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Where something came from; nowhere when the site did it by itself.</summary>
internal sealed record ActivityOrigin(string? Address, string? Browser)
{
    public static ActivityOrigin Of(HttpContext? context) => context is null
        ? new(null, null)
        : new(TextOf(context.Connection.RemoteIpAddress), Clean(context.Request.Headers.UserAgent.ToString()));

    private static string? TextOf(IPAddress? address) => (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString();

    // Whoever sends it writes what they like: one line of printable characters is kept, and no more than fits.
    private static string? Clean(string browser)
    {
        var kept = new StringBuilder();

        foreach (var rune in browser.Trim().EnumerateRunes().Where(IsPrintable))
        {
            if (kept.Length + rune.Utf16SequenceLength > ActivityEntry.LongestBrowser)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    // Enumeration turns a lone surrogate into U+FFFD.
    private static bool IsPrintable(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
