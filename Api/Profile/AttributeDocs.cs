using PartnerSite.Api.OpenApi;

namespace PartnerSite.Api.Profile;

/// <summary>The attributes, as the document describes them.</summary>
internal static class AttributeDocs
{
    private static readonly DocsExample[] AllAnswers =
    [
        new("attributes", "Every plain attribute is set", catalog => catalog.Attributes
            .Where(attribute => !attribute.IsSensitive).ToDictionary(attribute => attribute.Key, DocsSamples.ValueOf)),
        new("nothing", "Nothing is set", _ => new Dictionary<string, string>()),
    ];

    // A catalog may have attributes of one kind only.
    private static readonly DocsExample[] OneAnswers =
    [
        new("plain", "A plain attribute", catalog => DocsSamples.AnswerOf(
            catalog.Attributes.FirstOrDefault(attribute => !attribute.IsSensitive) ?? catalog.Attributes[0])),
        new("sensitive", "A sensitive attribute", catalog => DocsSamples.AnswerOf(
            catalog.Attributes.FirstOrDefault(attribute => attribute.IsSensitive) ?? catalog.Attributes[0])),
    ];

    public static OperationDocs GetAll { get; } =
        new(
            "getAttributes",
            "Read all attributes",
            "What is set.",
            "The plain attributes that are set, by key. Whether a sensitive one is set is told by `GET /api/v1/profile/partners`.",
            AllAnswers)
        {
            Tagged = true,
        };

    public static OperationDocs Merge { get; } =
        new(
            "changeAttributes",
            "Change several attributes",
            "Changed. What is set now.",
            "A merge, all or nothing: a string sets an attribute, `null` removes it, and one that is left out stays as it is. "
                + "Values are trimmed; a blank one is refused. An unknown member, a member that is there twice or a wrong type is refused too, and nothing is changed.",
            AllAnswers)
        {
            Tagged = true,
            Mistake = catalog => Changes.Blank(catalog.Attributes[0]),
            Requests =
            [
                new(
                    "set",
                    "Set every attribute",
                    catalog => catalog.Attributes.ToDictionary(attribute => attribute.Key, DocsSamples.ValueOf)),
                new(
                    "remove",
                    "Remove one, and keep the others",
                    catalog => new Dictionary<string, string?> { [catalog.Attributes[0].Key] = null }),
            ],
        };

    public static OperationDocs GetOne { get; } = new(
        "getAttribute", "Read one attribute", "The attribute.",
        "One attribute; a sensitive one comes without its value.",
        OneAnswers)
    {
        Tagged = true,
    };

    public static OperationDocs SetOne { get; } =
        new(
            "setAttribute",
            "Set one attribute",
            "Set. The attribute as it is now.",
            "Stores the value, in place of the one that was there. It is trimmed; a blank one is refused.",
            OneAnswers)
        {
            Tagged = true,
            Mistake = catalog => Changes.Blank(catalog.Attributes[0], isSingle: true),
            Requests =
            [
                new(
                    "value",
                    "A value",
                    catalog => new AttributeRequest { Value = DocsSamples.ValueOf(catalog.Attributes[0]) }),
            ],
        };

    public static OperationDocs DeleteOne { get; } = new(
        "removeAttribute", "Remove one attribute", "Removed.",
        "Forgets the value for good. One that is not set is a 404.");
}
