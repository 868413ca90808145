using System.Text.RegularExpressions;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Languages;

/// <summary>What people read calls one thing by one word, in every text of every language.</summary>
public sealed partial class GlossaryTests
{
    private static readonly SiteLanguage English = SiteLanguage.All[0];
    private static readonly SiteLanguage Vietnamese = SiteLanguage.All[1];

    public static TheoryData<string> Languages => [.. SiteLanguage.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_has_another_word_for_a_term(string code)
    {
        var found = Find(Language(code)).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void No_text_of_the_partner_that_the_document_adds_has_one() => Assert.Empty(
        ResourceTexts.Read(Repository.PathOf("Tests/Infrastructure/Lotus/Catalog.vi.resx"))
            .SelectMany(text => Find(text.Key, text.Value, Vietnamese)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_term_is_in_use(string code)
    {
        var texts = Texts(Language(code)).Values.ToList();

        Assert.Empty(
            from term in Glossary.Terms
            let name = WordsOf(term, Language(code)).Name
            where !texts.Any(text => text.Contains(name, StringComparison.OrdinalIgnoreCase))
            select name);
    }

    [Theory]
    [InlineData("en", "Send it by e-mail.", "Planted: “e-mail” instead of “email”")]
    [InlineData("en", "This site is closed.", "Planted: “this site” instead of “PartnerSite”")]
    [InlineData("en", "Copy the id.", "Planted: “id” instead of “ID”")]
    [InlineData("en", "It can't be read: try another.", "Planted: “: try”")]
    [InlineData("vi", "Nhập Token hệ thống.", "Planted: “token hệ thống” instead of “mã truy cập (token)”")]
    [InlineData("vi", "Không đọc được: hãy nhập lại.", "Planted: “: hãy”")]
    public void A_wrong_word_is_found(string code, string text, string found) =>
        Assert.Equal([found], Find("Planted", text, Language(code)));

    [Theory]
    [InlineData("The ID is in the address /v1/e-mail.")]
    [InlineData("Idle addresses are kept.")]
    public void A_word_in_an_address_or_inside_another_is_none(string text) =>
        Assert.Empty(Find("Planted", text, English));

    private static IEnumerable<string> Find(SiteLanguage language) =>
        Texts(language).SelectMany(text => Find(text.Key, text.Value, language));

    private static IEnumerable<string> Find(string key, string text, SiteLanguage language) =>
    [
        .. from term in Glossary.Terms
           let words = WordsOf(term, language)
           from wrong in words.Not
           where Pattern(wrong).IsMatch(text)
           select $"{key}: “{wrong}” instead of “{words.Name}”",
        .. Hinge().Matches(text).Select(hinge => $"{key}: “{hinge.Value}”"),
    ];

    private static Dictionary<string, string> Texts(SiteLanguage language)
    {
        string[] files = language == English
            ? [.. ResourceTexts.Files, "Identity"]
            : [.. ResourceTexts.Files, "Identity", "Catalog"];
        var texts = files
            .SelectMany(file => ResourceTexts
                .Read(file, language)
                .Select(text => (Key: $"{file}.{text.Key}", text.Value)))
            .ToDictionary(text => text.Key, text => text.Value);

        if (language == English)
        {
            foreach (var (key, text) in PartnerCatalog.Default.Partners.SelectMany(Declared))
            {
                texts.Add($"Catalog.{key}", text);
            }
        }

        return texts;
    }

    private static IEnumerable<(string Key, string Text)> Declared(Partner partner) =>
    [
        .. partner.Purpose is { } purpose ? [($"{partner.Tag}.Purpose", purpose)] : Array.Empty<(string, string)>(),
        .. partner.Attributes.SelectMany(attribute => new[]
        {
            ($"{attribute.Key}.Label", attribute.Label),
            ($"{attribute.Key}.Hint", attribute.Hint ?? ""),
            ($"{attribute.Key}.HintWithMail", attribute.HintWithMail ?? ""),
        }),
        .. from text in partner.Needs?.Texts ?? []
           select ($"{partner.Tag}.{text.Name}", text.Text),
        .. from attribute in partner.Attributes
           from text in attribute.Guide?.Texts ?? []
           select ($"{attribute.Key}.{text.Name}", text.Text),
        .. from attribute in partner.Attributes
           from hint in attribute.FormatHints
           select ($"{attribute.Key}.{hint.Name}", hint.Text),
    ];


    private static Words WordsOf(Term term, SiteLanguage language) =>
        language == Vietnamese ? term.Vietnamese : term.English;

    private static SiteLanguage Language(string code) => SiteLanguage.All.Single(language => language.Code == code);

    // As it is written, or with a capital: “id” is wrong and “ID” is not. What is part of an address is no word.
    private static Regex Pattern(string word)
    {
        var (lower, upper) = (char.ToLowerInvariant(word[0]), char.ToUpperInvariant(word[0]));
        return new($@"(?<![\w/])[{lower}{upper}]{Regex.Escape(word[1..])}(?!\w)");
    }

    // A colon announces an explanation or a list. What to do next is a sentence of its own.
    [GeneratedRegex(@": (hãy|vui lòng|try|make|use|change|read|wait|check|enter|copy|send|open|generate|it|this)\b")]
    private static partial Regex Hinge();
}
