using PartnerSite.Services.Checks;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Pages.Partners;

/// <summary>What pages say about a connection.</summary>
public static class StatusText
{
    // Long enough to ask an administrator for a new token.
    private const int DaysOfNotice = 14;

    /// <summary>The connection needs nothing from the user.</summary>
    public static bool IsFine(this PartnerStatus status) =>
        status is PartnerStatus.Saved or PartnerStatus.Connected or PartnerStatus.CouldNotCheck;

    /// <summary>The status in words.</summary>
    public static Message Text(this PartnerStatus status) => status switch
    {
        PartnerStatus.NotSet => new("Partners.StatusNotSet"),
        PartnerStatus.Saved => new("Partners.StatusSaved"),
        PartnerStatus.Incomplete or PartnerStatus.NeedsAttention => new("Partners.StatusNeedsAttention"),
        PartnerStatus.CouldNotCheck => new("Partners.StatusCouldNotCheck"),
        _ => new("Partners.StatusConnected"),
    };

    /// <summary>Why a connection needs attention, and what to do; null when it does not.</summary>
    public static Message? Trouble(this ConnectedPartner connected, Texts texts) =>
        connected.Unreadable.Any() ? new("Partners.UnreadableReason", Names(connected.Unreadable, texts))
        : connected.Status == PartnerStatus.Incomplete ? new("Partners.Missing", Names(connected.Missing, texts))
        : null;

    /// <summary>That a secret expires soon, or has expired; null while there is time.</summary>
    public static Message? ExpiryNotice(this ConnectedPartner connected, DateTime now) =>
        connected.Expiry is var (attribute, at) && !IsOvertaken(connected, attribute, at)
            ? (at.Date - now.Date).Days switch
            {
                _ when at <= now => new("Partners.Expired", attribute),
                > DaysOfNotice => null,
                > 1 and var days => new("Partners.ExpiresInDays", attribute, days),
                1 => new("Partners.ExpiresTomorrow", attribute),
                _ => new("Partners.ExpiresToday", attribute),
            }
            : null;

    /// <summary>Asking the partner about what is stored makes sense.</summary>
    public static bool CanBeChecked(this ConnectedPartner connected, PartnerChecks checks) =>
        connected.IsStored
        && connected.Status != PartnerStatus.Incomplete
        && !connected.Unreadable.Any()
        && checks.CanCheck(connected.Partner);

    // The partner has refused the secret since, or accepted it after it was to expire.
    private static bool IsOvertaken(ConnectedPartner connected, AttributeDefinition attribute, DateTime at) =>
        connected.Verdict switch
        {
            { Status: PartnerStatus.NeedsAttention } verdict => verdict.Field == attribute.Key,
            { Status: PartnerStatus.Connected } verdict => verdict.At > at,
            _ => false,
        };

    private static string Names(IEnumerable<AttributeDefinition> attributes, Texts texts) =>
        string.Join(", ", attributes.Select(texts.Of));
}
