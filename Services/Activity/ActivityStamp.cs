using System.Text.Json;
using PartnerSite.Data;

namespace PartnerSite.Services.Activity;

/// <summary>Whose activity it is, when and from where: what entries about the same moment share.</summary>
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
        Attributes = what.Attributes is { Count: > 0 } keys ? JsonSerializer.Serialize(keys) : null,
        Status = what.Status,
        Address = origin.Address,
        Browser = origin.Browser,
    };
}
