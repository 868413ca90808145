using System.Net;
using PartnerSite.Data;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Activity;

/// <summary>The user, time and origin that entries about the same moment share.</summary>
public sealed class ActivityStamp
{
    private readonly string userId;
    private readonly ActivityOrigin origin;

    internal ActivityStamp(string userId, DateTime at, ActivityOrigin origin)
    {
        this.userId = userId;
        this.origin = origin;
        At = at;
    }

    /// <summary>The moment (UTC).</summary>
    public DateTime At { get; }

    /// <summary>The entry for an event of that moment; the store gives it its number.</summary>
    public ActivityEntry EntryFor(ActivityEvent what) => new()
    {
        UserId = userId,
        Number = 0,
        At = At,
        Kind = what.Kind.Name(),
        Partner = what.Partner,
        Attributes = ActivityParts.WriteKeys(what.Attributes),
        Status = what.Status,
        Parts = ActivityParts.Write(what.Parts),
        Address = origin.Address,
        Browser = origin.Browser,
    };
}

/// <summary>Where a request came from; nothing when the site acted by itself.</summary>
internal sealed record ActivityOrigin(string? Address, string? Browser)
{
    public static ActivityOrigin From(HttpContext? context) => context is null
        ? new(null, null)
        : new(Format(context.Connection.RemoteIpAddress), Clean(context.Request.Headers.UserAgent.ToString()));

    private static string? Format(IPAddress? address) =>
        (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString();

    // The header is untrusted: one line of printable characters is kept, no longer than the column.
    private static string? Clean(string browser) =>
        UntrustedText.Cut(UntrustedText.Visible(browser), ActivityEntry.MaxBrowserLength).TrimEnd()
            is { Length: > 0 } text
            ? text
            : null;
}
