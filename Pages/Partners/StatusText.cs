using PartnerSite.Services.Checks;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Pages.Partners;

/// <summary>What pages say about a connection.</summary>
public static class StatusText
{
    /// <summary>The connection needs nothing from the user.</summary>
    public static bool IsFine(this PartnerStatus status) =>
        status is PartnerStatus.Saved or PartnerStatus.Connected or PartnerStatus.CouldNotCheck;

    /// <summary>What a button says that leads to the form, where the connection needs something.</summary>
    public static string FixText(this ConnectedPartner connected) =>
        connected.Status == PartnerStatus.Incomplete ? "Partners.Complete"
        : connected.Unreadable.Any() ? "Partners.EnterAgain"
        : "Partners.Fix";

    /// <summary>The form can help: something is missing in it, or one of its fields is at fault.</summary>
    public static bool CanBeFixedHere(this ConnectedPartner connected) =>
        connected.Status == PartnerStatus.Incomplete
        || (connected.Status == PartnerStatus.NeedsAttention
            && (connected.Unreadable.Any() || connected.Verdict?.PlaceAt(connected.Partner) is null));

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
        : connected.ExpiryMark(now) is { } expiry ? (expiry, true)
        : connected.Verdict!.IsLimited ? (new("Partners.StatusLimited"), true)
        : (connected.Status.Text(), false);

    /// <summary>Why a connection needs attention, and what to do; null when it does not.</summary>
    public static Message? Trouble(this ConnectedPartner connected, Texts texts) =>
        connected.Unreadable.Any() ? new("Partners.UnreadableReason", Names(connected.Unreadable, texts))
        : connected.Status == PartnerStatus.Incomplete ? new("Partners.Missing", Names(connected.Missing, texts))
        : null;

    /// <summary>Asking the partner about what is stored makes sense.</summary>
    public static bool CanBeChecked(this ConnectedPartner connected, PartnerChecks checks) =>
        connected.IsStored
        && connected.Status != PartnerStatus.Incomplete
        && !connected.Unreadable.Any()
        && checks.CanCheck(connected.Partner);

    private static string Names(IEnumerable<AttributeDefinition> attributes, Texts texts) =>
        string.Join(", ", attributes.Select(texts.Of));
}
