using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Profile;

/// <summary>The attributes, as the document describes them.</summary>
internal static class AttributeDocs
{
    public static OperationDocs GetAll { get; } = new("getAttributes", "Read all attributes",
        "The plain attributes that are set, by key. Whether a sensitive one is set is told by `GET /api/v1/profile/partners`.")
    {
        Success = "What is set.",
        Tagged = true,
        Answers = AllAnswers,
    };

    public static OperationDocs Merge { get; } = new("changeAttributes", "Change several attributes",
        "A merge, all or nothing: a string sets an attribute, `null` removes it, and one that is left out stays as it is. " +
        "Values are trimmed; a blank one is refused. An unknown member, a member that is there twice or a wrong type is refused too, and nothing is changed.")
    {
        Success = "Changed. What is set now.",
        Tagged = true,
        Mistake = catalog => PreparedMerge.BlankValue(catalog.Attributes[0]),
        Requests =
        [
            new("set", "Set every attribute", catalog => catalog.Attributes.ToDictionary(attribute => attribute.Key, string? (attribute) => DocsSamples.ValueOf(attribute))),
            new("remove", "Remove one, and keep the others", catalog => new Dictionary<string, string?> { [catalog.Attributes[0].Key] = null }),
        ],
        Answers = AllAnswers,
    };

    public static OperationDocs GetOne { get; } = new("getAttribute", "Read one attribute", "One attribute; a sensitive one comes without its value.")
    {
        Success = "The attribute.",
        Tagged = true,
        Answers = OneAnswers,
    };

    public static OperationDocs SetOne { get; } = new("setAttribute", "Set one attribute",
        "Stores the value, in place of the one that was there. It is trimmed; a blank one is refused.")
    {
        Success = "Set. The attribute as it is now.",
        Tagged = true,
        Mistake = _ => AttributeRequest.BlankValue,
        Requests = [new("value", "A value", catalog => new AttributeRequest { Value = DocsSamples.ValueOf(catalog.Attributes[0]) })],
        Answers = OneAnswers,
    };

    public static OperationDocs DeleteOne { get; } = new("removeAttribute", "Remove one attribute", "Forgets the value for good. One that is not set is a 404.")
    {
        Success = "Removed.",
    };

    private static DocsExample[] AllAnswers =>
    [
        new("attributes", "Every plain attribute is set", catalog => catalog.Attributes
            .Where(attribute => !attribute.IsSensitive).ToDictionary(attribute => attribute.Key, DocsSamples.ValueOf)),
        new("nothing", "Nothing is set", _ => new Dictionary<string, string>()),
    ];

    private static DocsExample[] OneAnswers =>
    [
        new("plain", "A plain attribute", catalog => Answer(catalog, sensitive: false)),
        new("sensitive", "A sensitive attribute", catalog => Answer(catalog, sensitive: true)),
    ];

    // A catalog may have attributes of one kind only.
    private static AttributeAnswer Answer(PartnerCatalog catalog, bool sensitive) => DocsSamples.AnswerOf(
        catalog.Attributes.FirstOrDefault(attribute => attribute.IsSensitive == sensitive) ?? catalog.Attributes[0]);
}
