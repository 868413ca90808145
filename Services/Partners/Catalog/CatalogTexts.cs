using System.Globalization;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>The texts of partners and attributes in the language of the request.</summary>
public static class CatalogTexts
{
    /// <summary>The names of all partners, as in a sentence.</summary>
    public static string NamesOf(this Texts texts, PartnerCatalog catalog) =>
        catalog.Partners.Select(texts.Of).ToArray() is [.. var others, var last] && others.Length > 0
            ? texts["Site.And", string.Join(", ", others), last]
            : string.Concat(catalog.Partners.Select(texts.Of));

    /// <summary>What connecting a partner is good for.</summary>
    public static string? PurposeOf(this Texts texts, Partner partner) =>
        partner.Purpose is { } text ? texts.Declared($"{partner.Tag}.Purpose", text) : null;

    /// <summary>What a user is asked about the account that typed values lead to.</summary>
    public static string? QuestionOf(this Texts texts, Partner partner) =>
        partner.Question is { } text ? texts.Declared($"{partner.Tag}.Question", text) : null;

    /// <summary>What works once the partner has confirmed the values.</summary>
    public static string? WorksOf(this Texts texts, Partner partner) =>
        partner.Works is { } text ? texts.Declared($"{partner.Tag}.Works", text) : null;

    /// <summary>What the link to a partner's page says.</summary>
    public static string Of(this Texts texts, Partner partner, PartnerPlace place) =>
        texts.Declared($"{partner.Tag}.{place.Name}", place.Text);

    /// <summary>What an attribute is.</summary>
    /// <param name="texts">The texts of the request's language.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="sendsMail">The site sends mails, and may promise them.</param>
    public static string? HintOf(this Texts texts, AttributeDefinition attribute, bool sendsMail) =>
        sendsMail && attribute.HintWithMail is { } more ? texts.Declared($"{attribute.Key}.HintWithMail", more)
        : attribute.Hint is { } text ? texts.Declared($"{attribute.Key}.Hint", text)
        : null;

    /// <summary>What to say about a value that looks like a mistake.</summary>
    public static string Of(this Texts texts, AttributeDefinition attribute, FormatHint hint) =>
        texts.Declared($"{attribute.Key}.{hint.Name}", hint.Text);

    /// <summary>What the form says when it took the part of a text that was meant.</summary>
    /// <param name="texts">The texts of the request's language.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="rule">What was pasted.</param>
    /// <param name="value">The value that it gave; null when it must not be shown.</param>
    public static string Of(this Texts texts, AttributeDefinition attribute, PasteRule rule, string? value) =>
        string.Format(CultureInfo.InvariantCulture, texts.Of(attribute, rule), value);

    /// <summary>The same with its placeholder, for a browser that knows the value.</summary>
    public static string Of(this Texts texts, AttributeDefinition attribute, PasteRule rule) =>
        texts.Declared(rule.IsShared ? $"Pasted.{rule.Name}" : $"{attribute.Key}.{rule.Name}", rule.Text);
}
