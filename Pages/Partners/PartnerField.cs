using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>One attribute's field in the form.</summary>
public sealed class PartnerField(PartnerSection section, AttributeDefinition definition)
{
    private readonly StoredAttribute? stored = section.Connected.Stored.GetValueOrDefault(definition.Key);
    private readonly string? storedText = section.Connected.PlainValue(definition.Key);
    private readonly string? typed = section.Dialog.Typed?.TypedFor(definition);

    /// <summary>The catalog's entry.</summary>
    public AttributeDefinition Definition => definition;

    /// <summary>The id of the input, and the beginning of its texts' ids.</summary>
    public string Id => $"field-{definition.Key}";

    /// <summary>It may be left blank whatever else is entered.</summary>
    public bool IsOptional => !definition.Required && !section.NeedsAnyOne;

    /// <summary>An example; none for a secret, which nobody compares by eye.</summary>
    public string? Example => definition.IsSensitive || definition.IsDate ? null : definition.Example;

    /// <summary>There is a hint or an example.</summary>
    public bool HasHelp => definition.Hint is not null || Example is not null;

    /// <summary>
    /// The field's value: what was typed in a form that comes back, else what is stored; never a secret.
    /// </summary>
    public string? Value =>
        definition.IsSensitive ? null
        : section.IsChosen && IsTyped ? typed
        : storedText;

    /// <summary>
    /// What a form that comes back compares with what was typed; null when the field shows nothing stored.
    /// </summary>
    public string? Mark => storedText is null ? null : FormStart.MarkOf(storedText);

    /// <summary>When the secret that a blank field keeps was stored (UTC); null when there is none.</summary>
    public DateTime? KeptSince => definition.IsSensitive ? stored?.UpdatedAt : null;

    // In a form that comes back; after a conflict, if its user has touched the field.
    private bool IsTyped => section.Dialog.Typed is { } form
        && section.Dialog.Start?.IsUntouched(definition, form) != true;

    /// <summary>The stored secret can't be decrypted any more.</summary>
    public bool IsUnreadable => stored is StoredSecret { IsReadable: false };

    /// <summary>After a conflict, the stored value that differs from the typed one.</summary>
    public string? StoredInstead =>
        section.Dialog.Refused == SaveOutcome.Conflict && storedText != Value ? storedText : null;

    /// <summary>What to correct.</summary>
    public IReadOnlyList<Message> Errors { get; } =
    [
        .. section.Dialog.Errors.Where(error => error.Field == definition.Key).Select(error => error.Message),
    ];

    /// <summary>The partner refuses it.</summary>
    public bool IsDoubted => section.IsDoubted(definition);

    /// <summary>The form begins with it.</summary>
    public bool IsFirst => section.First == definition;

    /// <summary>It has something to correct.</summary>
    public bool IsInvalid => IsDoubted || Errors.Count > 0;

    /// <summary>A secret was typed, and has to be typed again: the form comes back without it.</summary>
    public bool IsToRetype => definition.IsSensitive && section.IsChosen && typed is not null;

    /// <summary>What the value in the field looks like; null when it looks right.</summary>
    public FormatHint? Look => definition.HintFor(Value);

    /// <summary>The names of what was left out of what was typed; null when nothing was.</summary>
    public string? Taken => section.Dialog.Typed?.Taken.GetValueOrDefault(definition.Key);

    /// <summary>The ids of the texts that belong to the input; null when there are none.</summary>
    public string? DescribedBy
    {
        get
        {
            string?[] ids =
            [
                Errors.Count > 0 ? $"{Id}-error" : null,
                IsDoubted ? $"doubt-{section.Partner.Tag} verdict-{section.Partner.Tag} save-summary" : null,
                IsToRetype ? $"{Id}-retype" : null,
                HasHelp ? $"{Id}-hint" : null,
                StoredInstead is null ? null : $"{Id}-now",
                KeptSince is null ? null : $"{Id}-stored",
                definition.IsDate ? null : $"{Id}-taken",
                definition.FormatHints.Count > 0 ? $"{Id}-look" : null,
            ];

            return string.Join(' ', ids.OfType<string>()) is { Length: > 0 } all ? all : null;
        }
    }
}
