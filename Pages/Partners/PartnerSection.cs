using PartnerSite.Services.Checks;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>
/// One partner's part of the form: what is shown in it follows from what is stored and what was typed.
/// </summary>
public sealed class PartnerSection(PartnersDialog dialog, ConnectedPartner connected)
{
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

    /// <summary>What the partner refuses of what is stored, while that is in the form.</summary>
    public PartnerCheck? StoredDoubt =>
        dialog.Typed is null && connected.Verdict is { Status: PartnerStatus.NeedsAttention } verdict ? verdict : null;

    /// <summary>The partner refuses this attribute: as it was typed, or as it is stored.</summary>
    public bool IsDoubted(AttributeDefinition attribute)
    {
        var check = Checked?.Check ?? StoredDoubt ?? dialog.Doubts.GetValueOrDefault(Partner);
        return check is { Status: PartnerStatus.NeedsAttention } && check.Field == attribute.Key;
    }

    /// <summary>A secret was typed, and the form comes back without it.</summary>
    public bool IsToRetype(AttributeDefinition attribute) =>
        attribute.IsSensitive && IsChosen && dialog.Typed?.TypedFor(attribute) is not null;

    /// <summary>When the attribute was stored (UTC); null when it is not.</summary>
    public DateTime? StoredAt(AttributeDefinition attribute) => StoredOf(attribute)?.UpdatedAt;

    /// <summary>The stored secret can't be decrypted any more.</summary>
    public bool IsUnreadable(AttributeDefinition attribute) =>
        StoredOf(attribute) is StoredSecret { IsReadable: false };

    /// <summary>
    /// The field's value: what was typed in a form that comes back, else what is stored; never a secret.
    /// </summary>
    public string? ValueOf(AttributeDefinition attribute) =>
        attribute.IsSensitive ? null
        : dialog.Typed is { } typed && IsChosen ? typed.TypedFor(attribute)
        : connected.PlainValue(attribute.Key);

    /// <summary>After a conflict, the stored value that differs from the typed one.</summary>
    public string? StoredInstead(AttributeDefinition attribute) =>
        dialog.Refused == SaveOutcome.Conflict
        && connected.PlainValue(attribute.Key) is { } stored
        && stored != ValueOf(attribute)
            ? stored
            : null;

    /// <summary>The messages for this field.</summary>
    public IReadOnlyList<Message> ErrorsOf(AttributeDefinition attribute) =>
        [.. dialog.Errors.Where(error => error.Field == attribute.Key).Select(error => error.Message)];

    private StoredAttribute? StoredOf(AttributeDefinition attribute) =>
        connected.Stored.GetValueOrDefault(attribute.Key);
}
