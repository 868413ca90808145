using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Api.Profile;

/// <summary>Made-up data of a user, for the document's examples.</summary>
internal static class DocsSamples
{
    private static readonly DateTime Created = new(2026, 2, 27, 9, 15, 0, DateTimeKind.Utc);
    private static readonly DateTime Changed = Created.AddDays(3);

    public static CheckAnswer ConnectedCheck { get; } = new(
        PartnerStatus.Connected, Changed, Field: null, "Connected: Jaspers Market, +1 555-555-5555. Quality: high.",
        new Dictionary<string, string>
        {
            ["verified_name"] = "Jaspers Market",
            ["display_phone_number"] = "+1 555-555-5555",
            ["quality_rating"] = "GREEN",
        });

    public static CheckAnswer RefusedCheck(PartnerCatalog catalog) => new(
        PartnerStatus.NeedsAttention, Created.AddDays(4),
        (catalog.Attributes.FirstOrDefault(attribute => attribute.IsSensitive) ?? catalog.Attributes[^1]).Key,
        "The partner refuses this value. Enter a new one.", new Dictionary<string, string>());

    public static string ValueOf(AttributeDefinition attribute) => attribute.Example ?? "4711";

    public static AttributeAnswer AnswerOf(AttributeDefinition attribute) => new(
        attribute.Key, PlainValueOf(attribute), attribute.Tags, IsSet: true, Created, Changed);

    /// <summary>A partner with all of its attributes set, or none.</summary>
    public static PartnerAnswer AnswerOf(Partner partner, bool isConnected) => new(
        partner.Tag, partner.Name, isConnected ? PartnerStatus.Connected : PartnerStatus.NotSet,
        [.. partner.Attributes.Select(attribute => new PartnerAttributeAnswer(
            attribute.Key, attribute.Label, attribute.IsSensitive, attribute.Required, isConnected,
            isConnected ? PlainValueOf(attribute) : null, isConnected ? Changed : null))],
        isConnected ? ConnectedCheck : null);

    private static string? PlainValueOf(AttributeDefinition attribute) =>
        attribute.IsSensitive ? null : ValueOf(attribute);
}
