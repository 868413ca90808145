using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Profile;

/// <summary>One attribute to set.</summary>
internal sealed record AttributeRequest
{
    public static SaveError BlankValue { get; } = new(new Message("Api.BlankValue"), "value");

    public string? Value { get; init; }

    // A record would print the value.
    public override string ToString() => nameof(AttributeRequest);
}

/// <summary>One stored attribute; a sensitive one has no value.</summary>
internal sealed record AttributeAnswer(
    string Key, string? Value, IReadOnlyList<string> Tags, bool IsSet, DateTime CreatedAt, DateTime UpdatedAt)
{
    public static AttributeAnswer Of(StoredAttribute stored) => new(
        stored.Definition.Key, (stored as StoredValue)?.Value, stored.Tags, IsSet: true, stored.CreatedAt, stored.UpdatedAt);
}

/// <summary>One partner of the catalog, with what is stored of it.</summary>
internal sealed record PartnerAnswer(
    string Partner, string Name, PartnerStatus Status, IReadOnlyList<PartnerAttributeAnswer> Attributes, CheckAnswer? LastCheck = null)
{
    public static PartnerAnswer Of(ConnectedPartner connected, Texts texts) => new(
        connected.Partner.Tag, texts.Of(connected.Partner), connected.Status,
        [.. connected.Partner.Attributes.Select(attribute => PartnerAttributeAnswer.Of(attribute, connected.Stored.GetValueOrDefault(attribute.Key), texts))],
        connected.LastCheck is { } check ? CheckAnswer.Of(check, texts) : null);
}

/// <summary>What came of asking a partner.</summary>
internal sealed record CheckAnswer(PartnerStatus Status, DateTime CheckedAt, string? Field, string Message, IReadOnlyDictionary<string, string> Details)
{
    public static CheckAnswer Of(PartnerCheck check, Texts texts) => new(check.Status, check.At, check.Field, texts[check.Message], check.Details);
}

/// <summary>What a partner's account consists of, and whether it is set; a sensitive one has no value.</summary>
internal sealed record PartnerAttributeAnswer(
    string Key, string Label, bool Sensitive, bool Required, bool IsSet, string? Value, DateTime? UpdatedAt)
{
    public static PartnerAttributeAnswer Of(AttributeDefinition definition, StoredAttribute? stored, Texts texts) => new(
        definition.Key, texts.Of(definition), definition.IsSensitive || stored is StoredSecret, definition.Required,
        stored is not null, (stored as StoredValue)?.Value, stored?.UpdatedAt);
}
