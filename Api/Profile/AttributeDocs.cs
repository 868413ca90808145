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

    public static OperationDocs GetAll { get; } = new(AllAnswers) { Tagged = true };

    public static OperationDocs Merge { get; } =
        new(AllAnswers)
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
                    "one",
                    "Set one, and keep the others",
                    catalog => new Dictionary<string, string?>
                    {
                        [catalog.Attributes[0].Key] = DocsSamples.ValueOf(catalog.Attributes[0]),
                    }),
            ],
        };

    public static OperationDocs Patch { get; } =
        new(AllAnswers)
        {
            Tagged = true,
            Mistake = catalog => Changes.Blank(catalog.Attributes[0]),
            Requests =
            [
                new(
                    "remove",
                    "Remove one, and keep the others",
                    catalog => new Dictionary<string, string?> { [catalog.Attributes[0].Key] = null }),
            ],
        };

    public static OperationDocs GetOne { get; } = new(OneAnswers) { Tagged = true };

    public static OperationDocs SetOne { get; } =
        new(OneAnswers)
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

    public static OperationDocs DeleteOne { get; } = new() { Tagged = true };
}
