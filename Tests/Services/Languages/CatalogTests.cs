using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Languages;

/// <summary>What the catalog declares in English is there in the other languages, and nothing else is.</summary>
public sealed class CatalogTests
{
    public static TheoryData<string> OtherLanguages => ResourceTests.OtherLanguages;

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Everything_that_the_catalog_says_is_in_every_language(string code)
    {
        var texts = ResourceTexts.Read("Catalog", SiteLanguage.All.Single(language => language.Code == code));
        var names = PartnerCatalog.Default.Partners.Select(partner => $"{partner.Tag}.Name");

        var missing = Declared().Except(texts.Keys).Order(StringComparer.Ordinal).ToList();
        var left = texts.Keys.Except(names).Except(Declared()).Order(StringComparer.Ordinal).ToList();
        Assert.True(
            missing.Count + left.Count == 0,
            $"In Services/Languages/Resources/Catalog.{code}.resx\nare missing: {string.Join(", ", missing)}\n"
                + $"and of nothing: {string.Join(", ", left)}");
        Assert.All(texts, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), $"{text.Key} is empty."));
    }

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void What_was_pasted_is_said_with_its_value_in_every_language_or_in_none(string code)
    {
        var texts = ResourceTexts.Read("Catalog", SiteLanguage.All.Single(language => language.Code == code));

        Assert.All(
            from attribute in PartnerCatalog.Default.Attributes
            from rule in attribute.Pasted
            select (English: rule.Text, Translated: texts[NameOf(attribute, rule)]),
            pair => Assert.Equal(CountOfPlaces(pair.English), CountOfPlaces(pair.Translated)));
    }

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void A_step_has_words_for_its_link_in_every_language_or_in_none(string code)
    {
        var texts = ResourceTexts.Read("Catalog", SiteLanguage.All.Single(language => language.Code == code));
        (string Name, string English)[] steps =
        [
            .. from partner in PartnerCatalog.Default.Partners
               from text in partner.Needs?.Texts ?? []
               select ($"{partner.Tag}.{text.Name}", text.Text),
            .. from attribute in PartnerCatalog.Default.Attributes
               from text in attribute.Guide?.Texts ?? []
               select ($"{attribute.Key}.{text.Name}", text.Text),
        ];

        Assert.All(steps, step => Assert.Equal(
            (LinkedText.HasLink(step.English), LinkedText.HasLink(step.English) ? 2 : 0),
            (LinkedText.HasLink(texts[step.Name]), texts[step.Name].Count(character => character is '[' or ']'))));
    }

    private static int CountOfPlaces(string text) => text.Split("{0}").Length;

    private static string NameOf(AttributeDefinition attribute, PasteRule rule) =>
        rule.IsShared ? $"Pasted.{rule.Name}" : $"{attribute.Key}.{rule.Name}";

    private static IEnumerable<string> Declared()
    {
        foreach (var rule in PartnerCatalog.Default.Attributes.SelectMany(attribute => attribute.Pasted).Distinct())
        {
            if (rule.IsShared)
            {
                yield return $"Pasted.{rule.Name}";
            }
        }

        foreach (var partner in PartnerCatalog.Default.Partners)
        {
            if (partner.Purpose is not null)
            {
                yield return $"{partner.Tag}.Purpose";
            }

            if (partner.Question is not null)
            {
                yield return $"{partner.Tag}.Question";
            }

            if (partner.Works is not null)
            {
                yield return $"{partner.Tag}.Works";
            }

            foreach (var place in partner.Places)
            {
                yield return $"{partner.Tag}.{place.Name}";
            }

            foreach (var (name, _) in partner.Needs?.Texts ?? [])
            {
                yield return $"{partner.Tag}.{name}";
            }

            foreach (var text in partner.Attributes.SelectMany(Declared))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<string> Declared(AttributeDefinition attribute)
    {
        yield return $"{attribute.Key}.Label";

        if (attribute.Hint is not null)
        {
            yield return $"{attribute.Key}.Hint";
        }

        if (attribute.HintWithMail is not null)
        {
            yield return $"{attribute.Key}.HintWithMail";
        }

        foreach (var (name, _) in attribute.Guide?.Texts ?? [])
        {
            yield return $"{attribute.Key}.{name}";
        }

        foreach (var hint in attribute.FormatHints)
        {
            yield return $"{attribute.Key}.{hint.Name}";
        }

        foreach (var rule in attribute.Pasted.Where(rule => !rule.IsShared))
        {
            yield return NameOf(attribute, rule);
        }
    }
}
