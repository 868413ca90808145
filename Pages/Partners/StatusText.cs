using System.Text.Json;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners;

namespace PartnerSite.Pages.Partners;

/// <summary>How a status is called in pages and for programs.</summary>
public static class StatusText
{
    /// <summary>The name that programs read.</summary>
    public static string Name(this PartnerStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    /// <summary>What people read.</summary>
    public static Message Text(this PartnerStatus status) => status switch
    {
        PartnerStatus.NotSet => new("Partners.StatusNotSet"),
        PartnerStatus.Incomplete or PartnerStatus.NeedsAttention => new("Partners.StatusNeedsAttention"),
        _ => new("Partners.StatusConnected"),
    };

    /// <summary>Why a connection needs attention, and what to do; null when it does not.</summary>
    public static Message? Trouble(this ConnectedPartner connected, Texts texts) => connected.Status switch
    {
        PartnerStatus.NeedsAttention => new("Partners.UnreadableReason", Names(connected.Unreadable, texts)),
        PartnerStatus.Incomplete => new("Partners.Missing", Names(connected.Missing, texts)),
        _ => null,
    };

    private static string Names(IEnumerable<AttributeDefinition> attributes, Texts texts) => string.Join(", ", attributes.Select(texts.Of));
}
