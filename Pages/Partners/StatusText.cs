using System.Text.Json;
using PartnerSite.Services.Partners;

namespace PartnerSite.Pages.Partners;

/// <summary>How a status is called in pages and for programs.</summary>
public static class StatusText
{
    /// <summary>The name that programs read.</summary>
    public static string Name(this PartnerStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    /// <summary>What people read.</summary>
    public static string Text(this PartnerStatus status) => status switch
    {
        PartnerStatus.NotSet => "Not connected",
        PartnerStatus.Incomplete => "Incomplete",
        PartnerStatus.NeedsAttention => "Needs the token again",
        _ => "Saved",
    };
}
