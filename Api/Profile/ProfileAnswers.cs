using System.ComponentModel.DataAnnotations;
using PartnerSite.Api.Http;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Api.Profile;

/// <summary>One attribute to set.</summary>
internal sealed record AttributeRequest
{
    /// <summary>What to store, trimmed.</summary>
    [Required, MaxLength(AttributeDefinition.MaxLength), RegularExpression(TextPatterns.Text)]
    public string? Value { get; init; }

    // A record would print the value.
    public override string ToString() => nameof(AttributeRequest);
}

/// <summary>One stored attribute; a sensitive one has no value.</summary>
/// <param name="Key">Names the attribute.</param>
/// <param name="Value">What is stored; missing when nothing is, and always for a sensitive attribute.</param>
/// <param name="Tags">The partner, and what kind of value it is, such as <c>sensitive</c>.</param>
/// <param name="IsSet">Always true here: what is not set is a 404.</param>
/// <param name="CreatedAt">When it was first set.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
internal sealed record AttributeAnswer(
    [property: MaxLength(128), RegularExpression(TextPatterns.Name)] string Key,
    [property: MaxLength(AttributeDefinition.MaxLength), RegularExpression(TextPatterns.StoredValue)] string? Value,
    [property: MaxLength(16), Entries("A tag.", 128, TextPatterns.Name)] IReadOnlyList<string> Tags,
    bool IsSet, DateTime CreatedAt, DateTime UpdatedAt)
{
    public static AttributeAnswer From(StoredAttribute stored) => new(
        stored.Definition.Key,
        (stored as StoredValue)?.Value,
        stored.Tags,
        IsSet: true,
        stored.CreatedAt,
        stored.UpdatedAt);
}

/// <summary>One partner of the catalog, with what is stored of it.</summary>
/// <param name="Partner">The tag that names the partner in addresses.</param>
/// <param name="Name">The partner's name for people.</param>
/// <param name="Status">How far the connection is.</param>
/// <param name="Attributes">What an account of this partner consists of.</param>
/// <param name="LastCheck">The last check of what is stored; missing until the partner was asked.</param>
internal sealed record PartnerAnswer(
    [property: MaxLength(128), RegularExpression(TextPatterns.Name)] string Partner,
    [property: MaxLength(256), RegularExpression(TextPatterns.Text)] string Name,
    PartnerStatus Status,
    [property: MaxLength(100)] IReadOnlyList<PartnerAttributeAnswer> Attributes,
    CheckAnswer? LastCheck = null)
{
    public static PartnerAnswer From(ConnectedPartner connected, Texts texts) => new(
        connected.Partner.Tag,
        texts.Of(connected.Partner),
        connected.Status,
        [
            .. connected.Partner.Attributes.Select(attribute =>
                PartnerAttributeAnswer.From(attribute, connected.Stored.GetValueOrDefault(attribute.Key), texts)),
        ],
        connected.LastCheck is { } check ? CheckAnswer.From(check, texts) : null);
}

/// <summary>The outcome of a check.</summary>
/// <param name="Status">The status that the check found.</param>
/// <param name="CheckedAt">When the partner was asked; when there was nothing to ask, the time of the answer.</param>
/// <param name="Field">The key of the attribute at fault; missing when it is none.</param>
/// <param name="Message">What the partner says, and what to do: a sentence for people.</param>
/// <param name="Details">What the partner says of the account, by names of its own; none of it secret.</param>
internal sealed record CheckAnswer(
    PartnerStatus Status, DateTime CheckedAt,
    [property: MaxLength(128), RegularExpression(TextPatterns.Name)] string? Field,
    [property: MaxLength(2048), RegularExpression(TextPatterns.Text)] string Message,
    [property: MaxLength(32), Entries("As the partner writes it.", 256)] IReadOnlyDictionary<string, string> Details)
{
    public static CheckAnswer From(PartnerCheck check, Texts texts) =>
        new(check.Status, check.At, check.Field, texts.Of(check), check.Details);
}

/// <summary>What a partner's account consists of, and whether it is set; a sensitive one has no value.</summary>
/// <param name="Key">Names the attribute.</param>
/// <param name="Label">The attribute's name for people.</param>
/// <param name="Sensitive">Stored encrypted, and never answered.</param>
/// <param name="Required">The partner's connection is incomplete without it.</param>
/// <param name="IsSet">A value is stored.</param>
/// <param name="Value">What is stored; missing when nothing is, and always for a sensitive attribute.</param>
/// <param name="UpdatedAt">When it was last changed; missing when it is not set.</param>
internal sealed record PartnerAttributeAnswer(
    [property: MaxLength(128), RegularExpression(TextPatterns.Name)] string Key,
    [property: MaxLength(256), RegularExpression(TextPatterns.Text)] string Label,
    bool Sensitive, bool Required, bool IsSet,
    [property: MaxLength(AttributeDefinition.MaxLength), RegularExpression(TextPatterns.StoredValue)] string? Value,
    DateTime? UpdatedAt)
{
    public static PartnerAttributeAnswer From(AttributeDefinition definition, StoredAttribute? stored, Texts texts) =>
        new(
            definition.Key,
            texts.Of(definition),
            definition.IsSensitive || stored is StoredSecret,
            definition.Required,
            stored is not null,
            (stored as StoredValue)?.Value,
            stored?.UpdatedAt);
}
