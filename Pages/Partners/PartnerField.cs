using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Pages.Partners;

/// <summary>One attribute's field in the form.</summary>
public sealed class PartnerField(PartnerSection section, AttributeDefinition definition)
{
    /// <summary>The catalog's entry.</summary>
    public AttributeDefinition Definition => definition;

    /// <summary>The id of the input, and the beginning of its texts' ids.</summary>
    public string Id => $"field-{definition.Key}";

    /// <summary>It may be left blank whatever else is entered.</summary>
    public bool IsOptional => !definition.Required && !section.NeedsAnyOne;

    /// <summary>A made-up value; none for a secret, which nobody compares by eye.</summary>
    public string? Example => definition.IsSensitive || definition.IsDate ? null : definition.Example;

    /// <summary>There is something to say about what belongs in here.</summary>
    public bool HasHelp => definition.Hint is not null || Example is not null;

    /// <summary>The field's value; never a secret.</summary>
    public string? Value => section.ValueOf(definition);

    /// <summary>
    /// When the secret was stored (UTC) that is kept when the field is left blank; null when there is none.
    /// </summary>
    public DateTime? KeptSince => definition.IsSensitive ? section.StoredAt(definition) : null;

    /// <summary>The stored secret can't be decrypted any more.</summary>
    public bool IsUnreadable => section.IsUnreadable(definition);

    /// <summary>After a conflict, the stored value that differs from the typed one.</summary>
    public string? StoredInstead => section.StoredInstead(definition);

    /// <summary>What to correct.</summary>
    public IReadOnlyList<Message> Errors => section.ErrorsOf(definition);

    /// <summary>The partner refuses it.</summary>
    public bool IsDoubted => section.IsDoubted(definition);

    /// <summary>It has something to correct.</summary>
    public bool IsInvalid => IsDoubted || Errors.Count > 0;

    /// <summary>A secret that was typed, and is to be typed again.</summary>
    public bool IsToRetype => section.IsToRetype(definition);

    /// <summary>What the value in the field looks like; null when it looks right.</summary>
    public FormatHint? Look => definition.HintFor(Value);

    /// <summary>The ids of the texts that belong to the input; null when there are none.</summary>
    public string? DescribedBy
    {
        get
        {
            string?[] ids =
            [
                Errors.Count > 0 ? $"{Id}-error" : null,
                IsDoubted ? $"verdict-{section.Partner.Tag} save-doubts" : null,
                IsToRetype ? $"{Id}-retype" : null,
                HasHelp ? $"{Id}-hint" : null,
                StoredInstead is null ? null : $"{Id}-now",
                KeptSince is null ? null : $"{Id}-stored",
                definition.FormatHints.Count > 0 ? $"{Id}-look" : null,
            ];

            return string.Join(' ', ids.OfType<string>()) is { Length: > 0 } all ? all : null;
        }
    }
}
