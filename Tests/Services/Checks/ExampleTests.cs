using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>The examples look right, and the partners of the demo accept them.</summary>
public sealed class ExampleTests(StandIns standIns) : IClassFixture<StandIns>
{
    public static TheoryData<string> Keys =>
        [.. PartnerCatalog.Default.Attributes.Where(one => !one.IsDate).Select(one => one.Key)];

    public static TheoryData<string> Tags => [.. PartnerCatalog.Default.Partners.Select(partner => partner.Tag)];

    [Theory, MemberData(nameof(Keys))]
    public void An_example_has_its_format_and_no_likely_mistake(string key)
    {
        var attribute = PartnerCatalog.Default.Find(key)!;

        Assert.True(attribute.Format!.Fits(attribute.Example));
        Assert.Null(attribute.HintFor(attribute.Example));
    }

    [Theory, MemberData(nameof(Tags))]
    public async Task The_stand_in_accepts_all_examples_of_a_partner_together(string tag)
    {
        await using var checking = new Checking(standIns.Partners);
        var check = await CheckAsync(checking, PartnerCatalog.Default.FindPartner(tag)!);

        Assert.Equal(PartnerStatus.Connected, check.Status);
    }

    [Theory]
    [InlineData("chotot_id")]
    [InlineData("chotot_oid")]
    public async Task And_each_of_Cho_Tots_alone(string key)
    {
        await using var checking = new Checking(standIns.Partners);
        var check = await CheckAsync(checking, PartnerCatalog.Default.PartnerOf(key)!, key);

        Assert.Equal(PartnerStatus.Connected, check.Status);
    }

    // The guide shows the beginning of a token, and no more.
    [Fact]
    public async Task And_any_token_that_begins_as_the_guide_says()
    {
        var guide = PartnerCatalog.Default.Find("whatsapp_system_token")!.Guide!;
        Assert.EndsWith("It starts with EAA.", guide.Steps[^1].Text, StringComparison.Ordinal);

        await using var checking = new Checking(standIns.Partners);
        var check = await checking.WhatsAppAsync(
            $"EAA{new string('x', 180)}", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(PartnerStatus.Connected, check.Status);
    }

    private static Task<PartnerCheck> CheckAsync(Checking checking, Partner partner, string? key = null) =>
        checking.Asking(partner.Tag).CheckAsync(
            new(partner.Attributes
                .Where(attribute => !attribute.IsDate && (key is null || attribute.Key == key))
                .ToDictionary(attribute => attribute.Key, attribute => attribute.Example!)),
            TestContext.Current.CancellationToken);
}
