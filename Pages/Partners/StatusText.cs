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

    /// <summary>What a button says that leads to the form, where the connection needs something.</summary>
    public static string FixText(this ConnectedPartner connected) =>
        connected.Status == PartnerStatus.Incomplete ? "Partners.Complete"
        : connected.Unreadable.Any() ? "Partners.EnterAgain"
        : "Partners.Fix";

    /// <summary>The status in words.</summary>
    public static Message Text(this PartnerStatus status) => status switch
    {
        PartnerStatus.NotSet => new("Partners.StatusNotSet"),
        PartnerStatus.Incomplete => new("Partners.StatusIncomplete"),
        PartnerStatus.Saved => new("Partners.StatusSaved"),
        PartnerStatus.NeedsAttention => new("Partners.StatusNeedsAttention"),
        PartnerStatus.CouldNotCheck => new("Partners.StatusCouldNotCheck"),
        _ => new("Partners.StatusConnected"),
    };

    /// <summary>A connection's status in a word or two, and whether a connected one is to be looked at.</summary>
    public static (Message Text, bool IsWarning) Mark(this ConnectedPartner connected, DateTime now) =>
        connected.Status != PartnerStatus.Connected ? (connected.Status.Text(), false)
        : connected.ExpiryNotice(now, MarkOfExpiry) is { } expiry ? (expiry, true)
        : connected.Verdict!.IsLimited ? (new("Partners.StatusLimited"), true)
        : (connected.Status.Text(), false);

    /// <summary>Why a connection needs attention, and what to do; null when it does not.</summary>
    public static Message? Trouble(this ConnectedPartner connected, Texts texts) =>
        connected.Unreadable.Any() ? new("Partners.UnreadableReason", Names(connected.Unreadable, texts))
        : connected.Status == PartnerStatus.Incomplete ? new("Partners.Missing", Names(connected.Missing, texts))
        : null;

    /// <summary>That a secret expires soon, or has expired; null while there is time.</summary>
    public static Message? ExpiryNotice(this ConnectedPartner connected, DateTime now) =>
        connected.ExpiryNotice(now, NoticeOfExpiry);

    private static Message? ExpiryNotice(
        this ConnectedPartner connected, DateTime now, Func<AttributeDefinition, int, Message> say) =>
        connected.Expiry is var (attribute, at) && !IsOvertaken(connected, attribute, at)
            ? (at.Date - now.Date).Days switch
            {
                _ when at <= now => say(attribute, -1),
                > DaysOfNotice => null,
                var days => say(attribute, days),
            }
            : null;

    // The days that are left; none on the last one, and less when it is over.
    private static Message NoticeOfExpiry(AttributeDefinition attribute, int days) => days switch
    {
        < 0 => new("Partners.Expired", attribute),
        0 => new("Partners.ExpiresToday", attribute),
        1 => new("Partners.ExpiresTomorrow", attribute),
        _ => new("Partners.ExpiresInDays", attribute, days),
    };

    private static Message MarkOfExpiry(AttributeDefinition attribute, int days) => days switch
    {
        < 0 => new("Partners.StatusExpired"),
        0 => new("Partners.StatusExpiresToday"),
        1 => new("Partners.StatusExpiresTomorrow"),
        _ => new("Partners.StatusExpiresInDays", days),
    };

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
