using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Profile;

/// <summary>What a user could have stored, for the document's examples.</summary>
internal static class DocsSamples
{
    private static readonly DateTime Created = new(2026, 2, 27, 9, 15, 0, DateTimeKind.Utc);

    public static string ValueOf(AttributeDefinition attribute) => attribute.Example ?? "4711";

    public static AttributeAnswer AnswerOf(AttributeDefinition attribute) => new(
        attribute.Key, PlainValueOf(attribute), attribute.Tags, IsSet: true, Created, Created.AddDays(3));

    /// <summary>A partner with its first attributes set, as far as its status needs.</summary>
    public static PartnerAnswer AnswerOf(Partner partner, PartnerStatus status) => new(
        partner.Tag, partner.Name, status,
        [.. partner.Attributes.Select(attribute => AnswerOf(attribute, isSet: status != PartnerStatus.NotSet))],
        status == PartnerStatus.Connected ? ConnectedCheck : null);

    public static CheckAnswer ConnectedCheck => new(
        PartnerStatus.Connected, Created.AddDays(3), Field: null, "Connected: Jaspers Market, +1 555-555-5555, quality GREEN.",
        new Dictionary<string, string> { ["verified_name"] = "Jaspers Market", ["display_phone_number"] = "+1 555-555-5555", ["quality_rating"] = "GREEN" });

    public static CheckAnswer RefusedCheck(PartnerCatalog catalog) => new(
        PartnerStatus.NeedsAttention, Created.AddDays(4), (catalog.Attributes.FirstOrDefault(attribute => attribute.IsSensitive) ?? catalog.Attributes[^1]).Key, "The partner refuses this value. Enter a new one.", new Dictionary<string, string>());

    private static PartnerAttributeAnswer AnswerOf(AttributeDefinition attribute, bool isSet) => new(
        attribute.Key, attribute.Label, attribute.IsSensitive, attribute.Required, isSet,
        isSet ? PlainValueOf(attribute) : null, isSet ? Created.AddDays(3) : null);

    private static string? PlainValueOf(AttributeDefinition attribute) => attribute.IsSensitive ? null : ValueOf(attribute);
}
