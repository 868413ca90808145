using System.Text.RegularExpressions;
using PartnerSite.Services.Languages;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Languages;

/// <summary>The texts and the code that names them agree, in every language.</summary>
public sealed partial class ResourceTests
{
    private static readonly SiteLanguage English = SiteLanguage.All[0];

    /// <summary>Texts that are the same word in another language.</summary>
    private static readonly string[] SameEverywhere =
    [
        "Account.Email", // "Email"
        "Activity.ThisSite", // "PartnerSite"
        "Mail.Email", // "Email"
        "Site.DocsTitle", // "API"
    ];

    public static TheoryData<string> Files => [.. ResourceTexts.Files];

    /// <summary>Those whose keys stand in code; what names a detail is the partner's answer.</summary>
    public static TheoryData<string> NamedFiles => [.. ResourceTexts.Files.Where(file => file != "Details")];

    public static TheoryData<string> OtherLanguages => [.. SiteLanguage.All.Skip(1).Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(NamedFiles))]
    public void Every_key_that_is_named_exists_and_every_key_is_named(string file)
    {
        string[] existing = [.. ResourceTexts.Read(file, English).Keys];
        var named = NamedKeys(file);

        Assert.Equal("", string.Join(", ", named.Except(existing)));
        Assert.True(
            existing.All(named.Contains), $"Nothing names {string.Join(", ", existing.Except(named))} of {file}.");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_language_has_the_same_keys(string file) =>
        Assert.All(
            SiteLanguage.All,
            language =>
                Assert.Equal(
                    ResourceTexts.Read(file, English).Keys.Order(StringComparer.Ordinal),
                    ResourceTexts.Read(file, language).Keys.Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_text_has_the_same_placeholders_in_every_language(string file) =>
        Assert.All(
            SiteLanguage.All,
            language =>
                Assert.All(
                    ResourceTexts.Read(file, language),
                    text => Assert.Equal(
                        Placeholders(ResourceTexts.Read(file, English)[text.Key]), Placeholders(text.Value))));

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void A_text_of_Identity_has_the_placeholders_of_the_sentence_that_names_it(string language) =>
        Assert.All(ResourceTexts.Read("Identity", Language(language)), text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Value), $"{text.Key} is empty.");
            Assert.Equal(Placeholders(text.Key), Placeholders(text.Value));
        });

    [Fact]
    public void No_text_is_empty() =>
        Assert.All(
            SiteLanguage.All,
            language =>
                Assert.All(
                    ResourceTexts.Files,
                    file =>
                        Assert.Empty(
                            ResourceTexts
                                .Read(file, language)
                                .Where(text => string.IsNullOrWhiteSpace(text.Value))
                                .Select(text => text.Key))));

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Texts_that_read_the_same_as_in_English_are_listed(string language) => Assert.Equal(
        SameEverywhere,
        from file in ResourceTexts.Files
        let english = ResourceTexts.Read(file, English)
        from text in ResourceTexts.Read(file, Language(language))
        where english.GetValueOrDefault(text.Key) == text.Value
        select $"{file}.{text.Key}");

    [Fact]
    public void No_key_is_concatenated_so_that_a_search_finds_it() => Assert.Empty(
        from source in SourceFiles()
        from Match match in ConstructedKey().Matches(File.ReadAllText(source))
        select $"{source}: {match.Value}");

    private static HashSet<string> NamedKeys(string file) =>
    [
        .. SourceFiles().SelectMany(source => Key().Matches(File.ReadAllText(source)))
            .Where(key => key.Groups["file"].Value == file)
            .Select(key => key.Groups["name"].Value),
    ];

    // The site's own code: neither tests nor build output.
    private static IEnumerable<string> SourceFiles() =>
        from folder in (string[])["Api", "Areas", "Data", "Pages", "Services"]
        from path in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs*", SearchOption.AllDirectories)
        where Path.GetExtension(path) is ".cs" or ".cshtml"
        select path;

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(place => place.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    private static SiteLanguage Language(string code) => SiteLanguage.All.Single(language => language.Code == code);

    [GeneratedRegex("""
        "(?<file>[A-Z][A-Za-z]+)\.(?<name>[A-Za-z0-9]+)"
        """)]
    private static partial Regex Key();

    [GeneratedRegex("""
        \b([Tt]exts?|T)(\.Html\(|\[)\s*(\$|"[^"]*"\s*\+)|new Message\(\s*(\$|"[^"]*"\s*\+)
        """)]
    private static partial Regex ConstructedKey();

    [GeneratedRegex(@"\{(\d+)(:[^}]*)?\}")]
    private static partial Regex Placeholder();
}
