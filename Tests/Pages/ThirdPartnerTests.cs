using System.Net;
using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;
using PartnerSite.Tests.Infrastructure.Lotus;
using PartnerSite.Tests.Services.Checks;

namespace PartnerSite.Tests.Pages;

/// <summary>One more entry in the catalog, and nothing else, makes one more partner.</summary>
public sealed class ThirdPartnerTests
{
    private static readonly PartnerCatalog Catalog = new([.. Catalogs.Two.Partners, LotusPartner.Entry]);

    private static readonly (string, string?)[] Right =
    [
        Field.Partner("lotus"),
        Field.Value("lotus_merchant", "40012345"),
        Field.Value("lotus_secret", "lp_good"),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task First_or_last_it_is_rendered_saved_encrypted_and_read_like_the_others(bool isFirst)
    {
        await using var site = new Site
        {
            Catalog = isFirst ? new([LotusPartner.Entry, .. Catalogs.Two.Partners]) : Catalog,
        };
        var user = await site.NewUserAsync();
        var prompt = await user.GetAsync("/partners/prompt");

        Assert.Equal("Lotus Pay", Answer.Text(prompt.Partner("lotus")!.QuerySelector("legend")));
        Assert.Contains("The number of your shop", Answer.Text(prompt.Partner("lotus")), StringComparison.Ordinal);
        Assert.Equal("password", prompt.Key("lotus_secret")!.GetAttribute("type"));

        var refused = await user.SubmitAsync(
            prompt.Form("save"), Field.Partner("lotus"), Field.Value("lotus_merchant", "40012345"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Enter “Signing secret” for Lotus Pay.", refused.TextOf("[data-error='lotus_secret']"));

        await user.SaveAsync(Right);

        var details = await user.GetAsync("/partners");
        Assert.Equal("40012345", Answer.Text(details.Key("lotus_merchant")));
        Assert.StartsWith("Stored", Answer.Text(details.Key("lotus_secret")), StringComparison.Ordinal);
        Assert.Equal("saved", (await user.GetAsync("/")).Partner("lotus")!.GetAttribute("data-status"));

        var row = (await site.ProfileAsync(user.Email)).Attributes.Single(row => row.Key == "lotus_secret");
        Assert.StartsWith("enc:v1:", row.Value, StringComparison.Ordinal);
        Assert.Equal(["lotus", "sensitive"], row.Tags);
    }

    [Fact]
    public async Task With_its_checker_it_is_asked_whichever_way_it_is_saved()
    {
        await using var partners = await StandInPartners.StartAsync(more: new LotusStandIn());
        await using var checking = LotusChecking.Asking(partners);
        await using var site = new Site { Catalog = Catalog, Checkers = { ["lotus"] = checking.Asking("lotus") } };
        var user = await site.NewUserAsync();

        var doubt = await user.SaveAsync([.. Right[..2], Field.Value("lotus_secret", "lp_refused")]);
        Assert.Equal(
            "#field-lotus_secret", doubt.Document.QuerySelector("[data-doubt-of='lotus'] a")!.GetAttribute("href"));

        await user.SaveAsync(Right);
        var home = await user.GetAsync("/");
        Assert.Equal("connected", home.Partner("lotus")!.GetAttribute("data-status"));
        Assert.StartsWith("Connected: Lotus of Hue.", home.TextOf("[data-verdict]"), StringComparison.Ordinal);
        Assert.NotNull(home.Partner("lotus")!.QuerySelector("[data-check]"));
        Assert.Null(home.Partner("whatsapp")!.QuerySelector("[data-check]"));

        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        Assert.Equal("connected", (await program.PostAsync("/api/v1/profile/partners/lotus/check")).Text("status"));
    }

    [Fact]
    public async Task A_checker_that_fails_keeps_nobody_from_saving_and_tells_nothing()
    {
        await using var site = new Site
        {
            LogsAll = true,
            Catalog = Catalog,
            Checkers = { ["lotus"] = new FailingChecker() },
        };
        var user = await site.NewUserAsync();
        await user.SaveAsync(
            Field.Partner("lotus"),
            Field.Value("lotus_merchant", "40012345"),
            Field.Value("lotus_secret", "hush-hush"));

        Assert.Equal(
            "could_not_check", (await user.GetAsync("/")).Partner("lotus")!.GetAttribute("data-status"));
        Assert.Contains(
            "The check of lotus failed: InvalidOperationException.", site.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_it_may_be_pasted_is_in_its_entry_alone()
    {
        PasteRule line = new("bill", "^Merchant no[.:]* *([0-9]+)$", "We took the number out of the line: {0}");
        await using var site = new Site
        {
            Catalog = new(new Partner("lotus", "Lotus Pay",
            [
                new("lotus_merchant", "Merchant number") { Format = ValueFormat.Number, Pasted = [line] },
            ])),
        };
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var saved = await user.SubmitFragmentAsync(
            form, Field.Partner("lotus"), Field.Value("lotus_merchant", "Merchant no.: 4711"));

        Assert.Equal("4711", Answer.Text(saved.Key("lotus_merchant")));
        Assert.Equal(
            "Merchant number: We took the number out of the line: 4711",
            saved.TextOf("[data-taken-of='lotus_merchant']"));
    }

    [Fact]
    public async Task The_tag_decides_what_is_secret_whatever_the_key()
    {
        var catalog = new PartnerCatalog(
            new Partner("chotot", "Chợ Tốt", [new("chotot_id", "Chợ Tốt ID", AttributeTags.Sensitive, "own")]));
        await using var site = new Site { Catalog = catalog };
        var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));

        Assert.StartsWith(
            "Stored", Answer.Text((await user.GetAsync("/partners")).Key("chotot_id")), StringComparison.Ordinal);
        var row = (await site.ProfileAsync(user.Email)).Attributes.Single();
        Assert.StartsWith("enc:v1:", row.Value, StringComparison.Ordinal);
        Assert.Equal(["chotot", "own", "sensitive"], row.Tags.Order());
    }

    [Fact]
    public async Task Tagged_sensitive_later_a_plain_value_is_not_shown_any_more_and_encrypted_when_entered_again()
    {
        await using var before = new Site();
        var user = await before.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));
        await using var after = new SiteOn(before)
        {
            Catalog = new(new Partner("chotot", "Chợ Tốt", [new("chotot_id", "Chợ Tốt ID", AttributeTags.Sensitive)])),
        };
        var later = after.NewVisitor();
        await later.SignInAsync(user.Email);

        Assert.DoesNotContain("85558138", (await later.GetAsync("/partners")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("85558138", (await later.GetAsync("/partners/edit")).Body, StringComparison.Ordinal);

        await later.SaveAsync(Field.Value("chotot_id", "85558138"));
        Assert.StartsWith(
            "enc:v1:", (await after.ProfileAsync(user.Email)).Attributes.Single().Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chotot", "chotot_id")]
    [InlineData("sensitive", "chotot_id")]
    [InlineData("chotot", "chotot id")]
    [InlineData("chotot", "whatsapp_system_token")]
    public void A_catalog_with_a_bad_name_is_refused(string tag, string key) =>
        Assert.Throws<ArgumentException>(() => new PartnerCatalog(
            Catalogs.Two.Partners[1], new Partner(tag, "Name", [new(key, "Label")])));

    private sealed class FailingChecker : IPartnerChecker
    {
        public Task<PartnerCheck> CheckAsync(PartnerValues values, CancellationToken cancellationToken) =>
            throw new InvalidOperationException(values["lotus_secret"]);
    }
}
