using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Pages.Partners;

/// <summary>One partner's part of the form: what it shows follows from what is stored and what was typed.</summary>
public sealed class PartnerSection(PartnersDialog dialog, ConnectedPartner connected)
{
    /// <summary>The dialog that it is in.</summary>
    public PartnersDialog Dialog => dialog;

    /// <summary>What is stored.</summary>
    public ConnectedPartner Connected => connected;

    /// <summary>The catalog's entry.</summary>
    public Partner Partner => connected.Partner;

    /// <summary>
    /// Ticked: as typed in a form that comes back, else when something is stored or it is to be connected.
    /// </summary>
    public bool IsChosen => dialog.Typed?.Chooses(Partner) ?? (connected.IsStored || IsAskedFor);

    /// <summary>The user came to connect this one.</summary>
    public bool IsAskedFor => dialog.Typed is null && dialog.ToConnect == Partner.Tag;

    /// <summary>No attribute is required by itself, but one of them is.</summary>
    public bool NeedsAnyOne => !Partner.Attributes.Any(attribute => attribute.Required);

    /// <summary>The check of what is typed; null when it was not checked.</summary>
    public CheckResult? Checked => dialog.Checked is var (partner, result) && partner == Partner ? result : null;

    /// <summary>The partner's refusal of what is stored, while the form shows that.</summary>
    public PartnerCheck? StoredDoubt =>
        dialog.Typed is null && connected.Verdict is { Status: PartnerStatus.NeedsAttention } verdict ? verdict : null;

    /// <summary>The partner refuses this attribute: as it was typed, or as it is stored.</summary>
    public bool IsDoubted(AttributeDefinition attribute)
    {
        var check = Checked?.Check ?? StoredDoubt ?? dialog.Doubts.GetValueOrDefault(Partner);
        return check is { Status: PartnerStatus.NeedsAttention } && check.Field == attribute.Key;
    }
}
