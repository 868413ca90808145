using System.Xml.Linq;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Partners.Catalog;

/// <summary>Guides as they are declared: steps, their links and their drawings.</summary>
public sealed class GuideTests
{
    public static TheoryData<string> Tags => [.. PartnerCatalog.Default.Partners.Select(partner => partner.Tag)];

    public static TheoryData<string> Paths => [.. Drawings.Select(drawing => drawing.Path)];

    private static IEnumerable<GuideDrawing> Drawings =>
        PartnerCatalog.Default.Partners.SelectMany(StepsOf).Select(step => step.Drawing).OfType<GuideDrawing>();

    [Fact]
    public void Its_texts_are_named_in_their_order()
    {
        Guide guide = new(
            new GuideStep("Open [your account].", "https://lotus.example/"),
            new GuideStep("Copy it.") { Drawing = new("/guides/lotus.svg", 100, "Your account.") })
        {
            Lead = "Not the one on the bill.",
        };

        Assert.Equal(
            [
                ("Lead", "Not the one on the bill."),
                ("Step1", "Open [your account]."),
                ("Step2", "Copy it."),
                ("Drawing2", "Your account."),
            ],
            guide.Texts);
    }

    [Theory]
    [InlineData("Open [your account] now.", "Open ", "your account", " now.")]
    [InlineData("[Your account]", "", "Your account", "")]
    [InlineData("Open it.", "Open it.", "", "")]
    [InlineData("Open ] it [.", "Open ] it [.", "", "")]
    public void Words_in_square_brackets_are_the_link(string text, string before, string linked, string after) =>
        Assert.Equal(new(before, linked, after), LinkedText.From(text));

    [Theory]
    [InlineData("Open your account.", "https://lotus.example/")]
    [InlineData("Open [your account].", null)]
    [InlineData("Open [] it.", "https://lotus.example/")]
    [InlineData("Open [your] [account].", "https://lotus.example/")]
    [InlineData("Open [your account].", "http://lotus.example/")]
    [InlineData("Open [your account].", "javascript:alert(1)")]
    public void A_link_without_words_words_without_a_link_and_another_scheme_are_refused(string text, string? link) =>
        Assert.Throws<ArgumentException>(() => new GuideStep(text, link));

    [Theory, MemberData(nameof(Tags))]
    public void Links_lead_to_the_partner_and_carry_nothing(string tag)
    {
        var partner = PartnerCatalog.Default.FindPartner(tag)!;

        Assert.All(
            StepsOf(partner).Select(step => step.Link).OfType<Uri>().Concat(partner.Places.Select(one => one.Address)),
            link =>
            {
                Assert.True(
                    partner.Hosts.Contains(link.Host),
                    $"A link leads to {link.Host}, which is not among the Hosts of '{tag}' in SitePartners.");
                Assert.Equal("", link.Query + link.Fragment + link.UserInfo);
            });
    }

    [Fact]
    public void The_two_hardest_places_are_drawn() => Assert.All(
        ["whatsapp_phone_number_id", "whatsapp_system_token"],
        (string key) => Assert.Contains(
            PartnerCatalog.Default.Find(key)!.Guide!.Steps, step => step.Drawing is not null));

    [Theory, MemberData(nameof(Paths))]
    public void A_drawing_is_a_small_file_that_needs_no_other(string path)
    {
        var file = Repository.PathOf($"wwwroot{path}");
        var drawing = XDocument.Load(file);
        string[] used = [.. drawing.Descendants().Select(element => element.Name.LocalName).Distinct()];
        var declared = Drawings.Single(one => one.Path == path);

        Assert.Equal($"0 0 {GuideDrawing.Width} {declared.Height}", drawing.Root!.Attribute("viewBox")!.Value);
        Assert.InRange(new FileInfo(file).Length, 1, 4_000);
        Assert.Empty(used.Except(["svg", "g", "rect", "circle", "path", "text"]));
        Assert.DoesNotContain("href", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain("url(", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_drawing_is_in_a_guide() => Assert.Equal(
        Directory.GetFiles(Repository.PathOf("wwwroot/guides")).Select(Path.GetFileName).Order(),
        Drawings.Select(drawing => Path.GetFileName(drawing.Path)).Order());

    // The words in a drawing are not translated: they are what the guide tells to look for in every language.
    [Theory, MemberData(nameof(Tags))]
    public void A_drawing_says_only_what_reads_the_same_in_every_language(string tag)
    {
        var partner = PartnerCatalog.Default.FindPartner(tag)!;

        foreach (var (owner, guide) in GuidesOf(partner))
        {
            var texts = SiteLanguage.All.Select(language => string.Join(' ', guide.Texts.Select(text =>
                ResourceTexts.Read("Catalog", language).GetValueOrDefault($"{owner}.{text.Name}", text.Text))));
            var known = partner.Hosts.Concat(partner.Attributes.Select(attribute => attribute.Example ?? ""));

            Assert.All(
                guide.Steps.Select(step => step.Drawing).OfType<GuideDrawing>().SelectMany(WordsIn),
                word => Assert.True(
                    !word.Any(char.IsLetter)
                        || known.Any(one => one.StartsWith(word.TrimEnd('…'), StringComparison.Ordinal)
                            || one.Length > 0 && word.StartsWith(one, StringComparison.Ordinal))
                        || texts.All(text => text.Contains(word, StringComparison.Ordinal)),
                    $"“{word}” is drawn for {owner}, and is not in its guide in every language."));
        }
    }

    private static IEnumerable<string> WordsIn(GuideDrawing drawing) =>
        XDocument.Load(Repository.PathOf($"wwwroot{drawing.Path}")).Descendants()
            .Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value);

    private static IEnumerable<(string Owner, Guide Guide)> GuidesOf(Partner partner) =>
        partner.Attributes.Select(attribute => (attribute.Key, attribute.Guide)).Prepend((partner.Tag, partner.Needs))
            .Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!));

    private static IEnumerable<GuideStep> StepsOf(Partner partner) =>
        GuidesOf(partner).SelectMany(one => one.Guide.Steps);
}
