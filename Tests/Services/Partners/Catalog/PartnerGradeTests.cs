using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;
using PartnerSite.Tests.Infrastructure.Lotus;

namespace PartnerSite.Tests.Services.Partners.Catalog;

/// <summary>Every partner of the site has all that helps its users; what a new one lacks is printed.</summary>
public sealed class PartnerGradeTests(StandInSite site) : IClassFixture<StandInSite>
{
    private static readonly Dictionary<string, int> Scripts = StandInPartners.All.ToDictionary(
        partner => partner.Partner, partner => partner.Scripts.Values.Sum(scripts => scripts.Count));

    public static TheoryData<string> Tags => [.. PartnerCatalog.Default.Partners.Select(partner => partner.Tag)];

    [Theory, MemberData(nameof(Tags))]
    public void No_partner_of_the_site_is_below_full_marks(string tag)
    {
        var grade = GradeOf(PartnerCatalog.Default.FindPartner(tag)!);
        TestContext.Current.TestOutputHelper!.WriteLine($"{grade}");

        Assert.Equal("", string.Join('\n', grade.Missing));
    }

    [Fact]
    public void What_a_bare_declaration_lacks_is_named()
    {
        var grade = GradeOf(new("lotus", "Lotus Pay",
        [
            new("lotus_merchant", "Merchant number")
            {
                Hint = "8 digits.",
                Guide = new(new GuideStep("Open [your account].", "https://lotus.example/"), new GuideStep("Copy it.")),
                Example = "1",
            },
            new("lotus_user", "User")
            {
                Hint = "Your name.",
                Guide = new(new GuideStep("Ask somebody.")),
                Example = "hoa lan",
                Format = ValueFormat.Token,
                FormatHints = [new("short", "^.$", "This is short.")],
            },
            new("lotus_secret", "Signing secret", AttributeTags.Sensitive) { Required = true },
        ]));

        Assert.Equal(
            [
                "checker: none is registered",
                "needed first: steps with a link",
                "guide: lotus_user, lotus_secret",
                "examples: lotus_user, lotus_secret",
                "hints: lotus_merchant, lotus_user (none for “85 558 138”), lotus_secret",
                "expiry: lotus_secret",
                "card: purpose, mark, question or works",
                "sample: what its check answers when all is well",
                "texts in vi: lotus_merchant.Label, lotus_merchant.Hint, lotus_merchant.Step1, lotus_merchant.Step2, "
                    + "lotus_user.Label, lotus_user.Hint, lotus_user.Step1, lotus_user.short, lotus_secret.Label",
                "answers of the stand-in: 0 of 10",
            ],
            grade.Missing);
        Assert.StartsWith("lotus: 0 of 10\n  no  checker none is registered\n", $"{grade}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_partner_that_the_document_adds_has_full_marks() => Assert.Empty(PartnerGrade.From(
        LotusPartner.Entry,
        canBeChecked: true,
        new LotusStandIn().Scripts.Values.Sum(scripts => scripts.Count),
        Translated(language => ResourceTexts.Read(
            Repository.PathOf($"Tests/Infrastructure/Lotus/Catalog.{language.Code}.resx")).Keys)).Missing);

    private PartnerGrade GradeOf(Partner partner) => PartnerGrade.From(
        partner,
        site.Services.GetRequiredService<PartnerChecks>().CanCheck(partner),
        Scripts.GetValueOrDefault(partner.Tag),
        Translated(language => ResourceTexts.Read("Catalog", language).Keys));

    private static Dictionary<SiteLanguage, IReadOnlyCollection<string>> Translated(
        Func<SiteLanguage, IEnumerable<string>> keys) =>
        SiteLanguage.All.Skip(1).ToDictionary(
            language => language, IReadOnlyCollection<string> (language) => [.. keys(language)]);
}
