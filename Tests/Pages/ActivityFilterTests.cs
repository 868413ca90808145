using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>The activity of one partner, on the page and as a file.</summary>
public sealed class ActivityFilterTests(Site site) : IClassFixture<Site>
{
    private static readonly (string, string?)[] Both = [.. Field.WhatsApp(), .. Field.Chotot()];

    [Fact]
    public async Task A_partners_entries_are_those_about_it_alone_or_among_others()
    {
        using var user = await site.NewUserAsync();
        await user.SaveAsync(Both);
        await user.SaveAsync(Field.Value("chotot_id", "85558139"));
        await user.SaveAsync(Field.Value("whatsapp_phone_number_id", "106853218861310"));
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);

        Assert.Equal(["4", "3", "2", "1"], Numbers(await user.GetAsync("/activity")));
        Assert.Equal(["2", "1"], Numbers(await user.GetAsync("/activity?partner=chotot")));
        Assert.Equal(["3", "1"], Numbers(await user.GetAsync("/activity?partner=whatsapp")));
    }

    [Fact]
    public async Task Links_choose_the_partner_and_the_chosen_one_is_marked()
    {
        using var user = await site.NewUserAsync();
        var page = await user.GetAsync("/activity?partner=chotot");

        Assert.Equal(
            [("/activity", false), ("/activity?partner=chotot", true), ("/activity?partner=whatsapp", false)],
            page.Document.QuerySelectorAll(".filter a").Select(link =>
                (link.GetAttribute("href")!, link.HasAttribute("aria-current"))));
        Assert.Equal("Nothing about Chợ Tốt yet.", page.TextOf(".recent > p"));
    }

    [Fact]
    public async Task Pages_stay_with_the_partner()
    {
        using var user = await site.NewUserAsync();
        ActivityRows.Add(site, user.Email, 60);

        var first = await user.GetAsync("/activity?partner=whatsapp");
        var second = await user.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(
            Enumerable.Range(11, 50).Reverse().Select(number => $"{number}"), [.. Numbers(first), .. Numbers(second)]);
        Assert.Equal(
            "/activity?partner=whatsapp", second.Document.QuerySelector(".pages a")!.GetAttribute("href"));
        Assert.NotNull(second.Document.QuerySelector(".filter a[aria-current][href$=whatsapp]"));
    }

    [Theory]
    [InlineData("telegram")]
    [InlineData("")]
    [InlineData("%22%20OR%201=1")]
    public async Task An_unknown_partner_is_no_filter(string partner)
    {
        using var user = await site.NewUserAsync();
        ActivityRows.Add(site, user.Email, 2);
        var page = await user.GetAsync($"/activity?partner={partner}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["2", "1"], Numbers(page));
    }

    private static string[] Numbers(Answer page) =>
        [.. page.Document.QuerySelectorAll("[data-number]").Select(entry => entry.GetAttribute("data-number")!)];
}
