using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>The start page: one card a partner, with its status, its values and one thing to do.</summary>
public sealed class HomeTests(Site site)
{
    [Fact]
    public async Task A_new_users_cards_say_what_each_partner_is_for_and_how_to_connect_it()
    {
        using var user = await site.NewUserAsync();
        var home = await user.GetAsync("/");

        Assert.Equal("0 of 2 partners set up", home.TextOf(".page-head p"));
        Assert.Equal(
            "WhatsApp Business Not connected Answer your customers on WhatsApp. Connect WhatsApp Business",
            Answer.Text(home.Partner("whatsapp")));
        Assert.Equal(
            "/marks/whatsapp.svg", home.Partner("whatsapp")!.QuerySelector("img[alt='']")!.GetAttribute("src"));
        Assert.Contains("Nothing yet.", home.TextOf(".recent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_reads_which_partners_there_are()
    {
        await using var other = new Site
        {
            Catalog = new([.. Catalogs.Two.Partners, new Partner("lotus", "Lotus Pay", [new("lotus_id", "Number")])]),
        };
        using var visitor = other.NewVisitor();

        Assert.Equal(
            "Connect your accounts at Chợ Tốt, WhatsApp Business and Lotus Pay, and keep their settings in one place, "
                + "ready to use and safe from others.",
            (await visitor.GetAsync("/")).TextOf(".lead"));
    }

    [Fact]
    public async Task A_connected_partner_shows_its_values_and_never_the_token()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAcanary");
        var home = await user.GetAsync("/");

        Assert.Equal("1 of 2 partners set up", home.TextOf(".page-head p"));
        Assert.Equal("Saved, not checked", Answer.Text(home.Partner("whatsapp")!.QuerySelector(".status")));
        Assert.Equal("106853218861309", Answer.Text(home.Key("whatsapp_phone_number_id")));
        Assert.Matches(@"^Stored on [A-Z][a-z]+ \d+, \d{4}$", Answer.Text(home.Key("whatsapp_system_token")));
        Assert.Equal("/partners", home.Partner("whatsapp")!.QuerySelector("a")!.GetAttribute("href"));
        Assert.DoesNotContain("canary", home.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        using var program = await site.NewSignedInProgramAsync();
        await program.PutAsync("/api/v1/profile/attributes", new { whatsapp_phone_number_id = "106853218861309" });
        using var user = site.NewVisitor();
        await user.SignInAsync(program.Email);
        var card = (await user.GetAsync("/")).Partner("whatsapp")!;

        Assert.Equal("incomplete", card.GetAttribute("data-status"));
        Assert.Equal("Incomplete", Answer.Text(card.QuerySelector(".status")));
        Assert.Equal("Still missing: System user access token.", Answer.Text(card.QuerySelector(".trouble")));
        Assert.Equal("Complete WhatsApp Business", Answer.Text(card.QuerySelector("a")));
        Assert.Equal("/partners/edit?partner=whatsapp", card.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Recent_activity_names_what_was_saved_together_newest_first()
    {
        var clock = new MovingClock();
        await using var timed = new Site { Clock = clock };
        using var user = await timed.NewUserAsync();
        await user.SaveWhatsAppAsync();
        clock.Advance(TimeSpan.FromDays(1));
        await user.SaveAsync(Field.Value("whatsapp_phone_number_id", "1068532188613091"));

        var changes = (await user.GetAsync("/")).Document.QuerySelectorAll(".recent li > span").Select(Answer.Text);
        Assert.Equal(
            [
                "WhatsApp Business · Phone number ID changed",
                "WhatsApp Business · Phone number ID, System user access token saved",
            ],
            changes);
    }

    [Fact]
    public async Task A_visitor_reads_what_this_is_and_can_begin()
    {
        var page = await site.NewVisitor().GetAsync("/");

        Assert.Equal("Connect your partner accounts, safely", page.TextOf("h1"));
        Assert.Equal(3, page.Document.QuerySelectorAll("main h2").Length);
        Assert.Equal(
            ["/Identity/Account/Register", "/Identity/Account/Login"],
            page.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!));
        Assert.Equal("Connect your partner accounts, safely · PartnerSite", page.Document.Title);
    }
}
