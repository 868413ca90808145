using System.Text.Json;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>How far a partner's connection is.</summary>
public enum PartnerStatus
{
    /// <summary>Nothing is stored.</summary>
    NotSet,

    /// <summary>A required attribute is missing.</summary>
    Incomplete,

    /// <summary>All that is required is stored; the partner was not asked about it yet.</summary>
    Saved,

    /// <summary>The partner takes what is stored.</summary>
    Connected,

    /// <summary>The partner refuses what is stored, or a stored secret can't be decrypted any more.</summary>
    NeedsAttention,

    /// <summary>The partner was asked, and gave no verdict.</summary>
    CouldNotCheck,
}

/// <summary>The statuses by the names that are stored and that programs read.</summary>
public static class PartnerStatuses
{
    /// <summary>The name that programs read.</summary>
    public static string Name(this PartnerStatus status) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    /// <summary>The status of this name; null when there is none.</summary>
    public static PartnerStatus? Find(string? name) => Enum.GetValues<PartnerStatus>()
        .Where(status => status.Name() == name)
        .Select(status => (PartnerStatus?)status)
        .FirstOrDefault();
}
