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
    /// Ticked: as typed in a form that comes back, else when something is stored or the form is of this one alone.
    /// </summary>
    public bool IsChosen =>
        dialog.Typed is { Chosen: not null } typed && dialog.Start?.IsUntouched(connected, typed) != true
            ? typed.Chooses(Partner)
            : connected.IsStored || IsAlone;

    /// <summary>The form is of this partner alone.</summary>
    public bool IsAlone => dialog.Only == Partner;

    /// <summary>
    /// The attribute that a fresh form of this partner alone begins with: the one that the link names, else the one
    /// that the partner refuses, else the first that is not stored.
    /// </summary>
    public AttributeDefinition? First =>
        !IsAlone || dialog.Typed is not null ? null
        : dialog.First is { } named && Partner.Find(named.Key) is not null ? named
        : Partner.Attributes.FirstOrDefault(IsDoubted)
            ?? connected.Unreadable.FirstOrDefault()
            ?? Partner.Attributes.FirstOrDefault(one => !one.IsDate && !connected.Stored.ContainsKey(one.Key))
            ?? Partner.Attributes[0];

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
