using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>The texts of partners and attributes in the language of the request.</summary>
public static class CatalogTexts
{
    /// <summary>What connecting a partner is good for.</summary>
    public static string? PurposeOf(this Texts texts, Partner partner) =>
        partner.Purpose is { } text ? texts.Declared($"{partner.Tag}.Purpose", text) : null;

    /// <summary>What a user is asked about the account that typed values lead to.</summary>
    public static string? QuestionOf(this Texts texts, Partner partner) =>
        partner.Question is { } text ? texts.Declared($"{partner.Tag}.Question", text) : null;

    /// <summary>What an attribute is.</summary>
    public static string? HintOf(this Texts texts, AttributeDefinition attribute) =>
        attribute.Hint is { } text ? texts.Declared($"{attribute.Key}.Hint", text) : null;

    /// <summary>Where to find an attribute.</summary>
    public static string? WhereOf(this Texts texts, AttributeDefinition attribute) =>
        attribute.Where is { } text ? texts.Declared($"{attribute.Key}.Where", text) : null;

    /// <summary>What to say about a value that looks like a mistake.</summary>
    public static string Of(this Texts texts, AttributeDefinition attribute, FormatHint hint) =>
        texts.Declared($"{attribute.Key}.{hint.Name}", hint.Text);
}
