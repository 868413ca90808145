using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>Values of every format and of none, as people type them.</summary>
internal static class TypedValues
{
    private const string Hex = "3cc4f7b9c2743c61b5f60c6f62063743";

    public static IReadOnlyList<string> All { get; } =
    [
        "1",
        "85558138",
        "106853218861309",
        "12345678901234567890123456789012",
        "123456789012345678901234567890123",
        "-1",
        "1.5",
        "85 558 138",
        "٨٥٥٥٨١٣٨",
        "+84 90 123 45 67",
        "0901234567",
        "84901234567",
        Hex,
        "3CC4F7B9C2743C61B5F60C6F62063743",
        $"{Hex}0",
        "3cc4f7b9c2743c61b5f60c6f6206374",
        "3cc4f7b9c2743c61b5f60c6f6206374g",
        "https://www.chotot.com/user/x",
        "EAAsecret",
        "EAA secret",
        "EAAsecrét",
        "EAA\nsecret",
        "IGAAsecret",
        "secret",
        "cửa hàng",
        "😀",
    ];

    /// <summary>The first that the attribute's format does not fit and that gets no hint; null for none.</summary>
    public static string? WithoutHint(AttributeDefinition attribute) => All.FirstOrDefault(value =>
        attribute.Format is { } format && !format.Fits(value) && attribute.HintFor(value) is null);
}
