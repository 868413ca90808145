using System.Xml.Linq;
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

    // The words in a drawing are not translated.
    [Fact]
    public void A_drawing_says_only_what_reads_the_same_in_every_language()
    {
        var words = Drawings
            .SelectMany(drawing => XDocument.Load(Repository.PathOf($"wwwroot{drawing.Path}")).Descendants())
            .Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value);

        Assert.Equal(
            [
                "+84 90 123 45 67", "106853218861309", "2", "3", "3cc4f7b9c2743c61b5f6…", "4", "5", "API Setup",
                "Phone number ID", "WhatsApp Business Account ID", "management", "messaging",
                "whatsapp_business_", "whatsapp_business_", "www.chotot.com/user/",
            ],
            words.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<GuideStep> StepsOf(Partner partner) =>
        partner.Attributes.Select(attribute => attribute.Guide).Prepend(partner.Needs).OfType<Guide>()
            .SelectMany(guide => guide.Steps);
}
