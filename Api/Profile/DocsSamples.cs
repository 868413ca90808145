using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Api.Profile;

/// <summary>Made-up data of a user, for the document's examples.</summary>
internal static class DocsSamples
{
    private static readonly DateTime Created = new(2026, 2, 27, 9, 15, 0, DateTimeKind.Utc);
    private static readonly DateTime Changed = Created.AddDays(3);

    public static CheckAnswer ConnectedCheck(Partner partner) => new(
        PartnerStatus.Connected,
        Changed,
        Field: null,
        partner.Sample?.Message ?? $"{partner.Name} has confirmed this.",
        partner.Sample?.Details ?? new Dictionary<string, string>());

    public static CheckAnswer RefusedCheck(Partner partner) => new(
        PartnerStatus.NeedsAttention, Created.AddDays(4),
        (partner.Attributes.FirstOrDefault(attribute => attribute.IsSensitive) ?? partner.Attributes[0]).Key,
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
        isConnected ? ConnectedCheck(partner) : null);

    private static string? PlainValueOf(AttributeDefinition attribute) =>
        attribute.IsSensitive ? null : ValueOf(attribute);
}
