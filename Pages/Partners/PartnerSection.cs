using PartnerSite.Services.Checks;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners;

namespace PartnerSite.Pages.Partners;

/// <summary>One partner's part of the form: what is shown in it follows from what is stored and what was typed.</summary>
public sealed class PartnerSection(IndexModel form, ConnectedPartner connected)
{
    /// <summary>What is stored.</summary>
    public ConnectedPartner Connected => connected;

    /// <summary>The catalogue's entry.</summary>
    public Partner Partner => connected.Partner;

    /// <summary>Ticked: as typed in a form that was refused, else when something is stored or it is to be connected.</summary>
    public bool IsChosen => !form.IsAsTyped ? connected.IsStored || form.ToConnect == Partner.Tag : form.Input.Partners.Contains(Partner.Tag);

    /// <summary>The user came to connect this one.</summary>
    public bool IsAskedFor => !form.IsAsTyped && form.ToConnect == Partner.Tag;

    /// <summary>No attribute is required by itself, but one of them is.</summary>
    public bool NeedsAnyOne => !Partner.Attributes.Any(attribute => attribute.Required);

    /// <summary>What came of checking what is typed; null when it was not checked.</summary>
    public CheckResult? Checked => form.Checked is var (partner, result) && partner == Partner ? result : null;

    /// <summary>What the partner refuses of what is stored, while that is in the form.</summary>
    public PartnerCheck? StoredDoubt => !form.IsAsTyped && connected.Verdict is { Status: PartnerStatus.NeedsAttention } verdict ? verdict : null;

    /// <summary>The partner refuses this attribute: as it was typed, or as it is stored.</summary>
    public bool IsDoubted(AttributeDefinition attribute) =>
        (Checked?.Check ?? StoredDoubt ?? form.Doubts.FirstOrDefault(doubt => doubt.Partner == Partner).Check) is { Status: PartnerStatus.NeedsAttention } check
        && check.Field == attribute.Key;

    /// <summary>A secret was typed, and the form comes back without it.</summary>
    public bool IsToRetype(AttributeDefinition attribute) =>
        attribute.IsSensitive && form.IsAsTyped && IsChosen && !string.IsNullOrWhiteSpace(form.Input.Values.GetValueOrDefault(attribute.Key));

    /// <summary>When the attribute was stored (UTC); null when it is not.</summary>
    public DateTime? StoredAt(AttributeDefinition attribute) => connected.Stored.GetValueOrDefault(attribute.Key)?.UpdatedAt;

    /// <summary>The stored secret can't be decrypted any more.</summary>
    public bool IsUnreadable(AttributeDefinition attribute) => connected.Stored.GetValueOrDefault(attribute.Key) is StoredSecret { IsReadable: false };

    /// <summary>The field's value: what was typed in a form that was refused, else what is stored; never a secret.</summary>
    public string? ValueOf(AttributeDefinition attribute) =>
        attribute.IsSensitive ? null
        : form.IsAsTyped && IsChosen ? form.Input.Values.GetValueOrDefault(attribute.Key)
        : connected.PlainValue(attribute.Key);

    /// <summary>After a conflict, the stored value that differs from the typed one.</summary>
    public string? StoredInstead(AttributeDefinition attribute) =>
        form.Refused == SaveOutcome.Conflict && connected.PlainValue(attribute.Key) is { } stored && stored != ValueOf(attribute)
            ? stored
            : null;

    /// <summary>The messages for this field.</summary>
    public IReadOnlyList<Message> ErrorsOf(AttributeDefinition attribute) =>
        [.. form.Errors.Where(error => error.Key == attribute.Key).Select(error => error.Message)];
}
