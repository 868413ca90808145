namespace PartnerSite.Services.Partners;

/// <summary>How far a partner's connection is.</summary>
public enum PartnerStatus
{
    /// <summary>Nothing is stored.</summary>
    NotSet,

    /// <summary>A required attribute is missing.</summary>
    Incomplete,

    /// <summary>All that is required is stored.</summary>
    Saved,

    /// <summary>A stored secret can't be decrypted any more: it has to be entered again.</summary>
    NeedsAttention,
}
