using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>What no field of the form can change leads to the partner's own page for it.</summary>
public sealed class PlaceTests(StandInSite site) : IClassFixture<StandInSite>
{
    private const string Manager = "https://business.facebook.com/wa/manage/phone-numbers/";

    [Theory]
    [InlineData("EAABLOCKED-payment", "Open WhatsApp Manager", Manager)]
    [InlineData("EAAstatus-PENDING", "Open WhatsApp Manager", Manager)]
    [InlineData("EAALIMITED-payment", "Open WhatsApp Manager", Manager)]
    [InlineData("EAAname-DECLINED", "Open WhatsApp Manager", Manager)]
    [InlineData(
        "EAAstatus-BANNED", "Open Meta Business Support", "https://business.facebook.com/business-support-home/")]
    [InlineData("EAAsecret", "Open your apps at Meta for Developers", "https://developers.facebook.com/apps/")]
    [InlineData(
        "EAAscopes-management",
        "Open System users at Meta",
        "https://business.facebook.com/latest/settings/system_users")]
    public async Task A_verdict_without_a_field_links_to_the_partners_page(string token, string text, string address)
    {
        using var user = await site.NewUserAsync();
        var saved = await user.SaveAnywayAsync(Field.WhatsApp(token: token));

        foreach (var page in (Answer[])[saved, await user.GetAsync("/"), await user.GetAsync("/partners")])
        {
            var link = page.Partner("whatsapp")!.QuerySelector("[data-place]")!;
            Assert.Equal((address, $"{text} (opens in a new tab)"), (link.GetAttribute("href"), Answer.Text(link)));
            Assert.Null(page.Partner("whatsapp")!.QuerySelector("[data-fix]"));
        }

        Assert.Equal(
            "View WhatsApp Business",
            Answer.Text((await user.GetAsync("/")).Document.QuerySelector("#open-whatsapp")));
    }

    [Fact]
    public async Task The_doubt_before_saving_and_the_check_of_what_is_typed_link_to_it_too()
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var blocked = Field.WhatsApp(token: "EAABLOCKED-payment");
        var doubt = await user.SubmitFragmentAsync(form, blocked);
        Assert.Equal(Manager, doubt.Document.QuerySelector("[data-doubt] [data-place]")!.GetAttribute("href"));

        form.SetAttribute("action", "/partners/check");
        var check = await user.SubmitFragmentAsync(form, [("partner", "whatsapp"), .. blocked]);
        Assert.Equal(Manager, check.Document.QuerySelector("[data-place]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("EAAexpired")]
    [InlineData("EAAgood")]
    public async Task A_verdict_on_a_field_and_a_good_one_do_not(string token)
    {
        using var user = await site.NewUserAsync();
        await user.SaveAnywayAsync(Field.WhatsApp(token: token));

        Assert.Null((await user.GetAsync("/")).Document.QuerySelector("[data-place]"));
    }

    [Fact]
    public void Places_are_reached_by_HTTPS() => Assert.All(
        PartnerCatalog.Default.Partners.SelectMany(partner => partner.Places),
        place => Assert.Equal(Uri.UriSchemeHttps, place.Address.Scheme));
}
