using System.Net;
using System.Text.Json;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>Where a user reads their activity: a page of its own, the start page, the download.</summary>
public sealed class ActivityPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_page_says_what_when_and_from_where()
    {
        using var user = await site.NewUserAsync();
        Assert.Equal(
            "Nothing yet. What you connect and change shows up here.",
            (await user.GetAsync("/activity")).TextOf(".recent > p"));

        user.Headers["User-Agent"] = "Mozilla/5.0 (Windows NT 10.0) Chrome/131.0.0.0 <b>Safari</b>/537.36";
        await user.SaveWhatsAppAsync();
        var page = await user.GetAsync("/activity");

        Assert.Equal("Activity · PartnerSite", page.Document.Title);
        Assert.Matches(
            @"^WhatsApp Business · Phone number ID, System user access token saved [A-Z][a-z]+ \d+, \d{4}, \d+:\d\d [AP]M UTC From Chrome · Windows$",
            Answer.Text(page.Document.QuerySelector("[data-number='1']")));
        Assert.Matches(
            @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$",
            page.Document.QuerySelector("time[data-local-time]")!.GetAttribute("datetime")!);
        Assert.Contains(
            "Entries are kept for 400 days, up to the latest 10,000.",
            page.TextOf("main"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page.Body, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Header("Cache-Control"));
        Assert.Contains(
            page.Document.QuerySelectorAll("#avatar-menu a"), link => link.GetAttribute("href") == "/activity");
    }

    [Fact]
    public async Task A_single_day_is_no_days()
    {
        await using var brief = new Site { Settings = { ["Activity:KeepDays"] = "1" } };
        using var user = await brief.NewUserAsync();

        Assert.Contains(
            "Entries are kept for 1 day, up to the latest 10,000.",
            (await user.GetAsync("/activity")).TextOf("main"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_25_have_every_entry_once_and_lead_back()
    {
        using var user = await site.NewUserAsync();
        ActivityRows.Add(site, user.Email, 60);
        var numbers = new List<string>();
        var page = await user.GetAsync("/activity");
        Assert.DoesNotContain(
            page.Document.QuerySelectorAll(".pages a"), link => link.GetAttribute("href") == "/activity");

        for (var seen = 0; seen < 3; seen++)
        {
            numbers.AddRange(
                page.Document.QuerySelectorAll("[data-number]").Select(entry => entry.GetAttribute("data-number")!));
            var older = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
            page = await user.GetAsync(older ?? "/activity?before=1");
            Assert.Equal(older is not null, page.Document.QuerySelector(".pages a[href='/activity']") is not null);
        }

        Assert.Equal(Enumerable.Range(1, 60).Reverse().Select(number => $"{number}"), numbers);
        Assert.Equal("60", page.Document.QuerySelector("[data-number]")!.GetAttribute("data-number"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    [InlineData("<script>")]
    public async Task Anything_but_a_number_leads_to_the_first_page(string before)
    {
        using var user = await site.NewUserAsync();
        ActivityRows.Add(site, user.Email, 2);
        var page = await user.GetAsync($"/activity?before={before}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(
            ["2", "1"],
            page.Document.QuerySelectorAll("[data-number]").Select(entry => entry.GetAttribute("data-number")));
        Assert.Null(page.Document.QuerySelector("nav.pages"));
    }

    [Fact]
    public async Task Home_shows_the_newest_five_without_what_the_site_does_by_itself()
    {
        using var user = await site.NewUserAsync();
        ActivityRows.Add(site, user.Email, 9);
        var home = await user.GetAsync("/");

        Assert.Equal("Recent activity", home.TextOf("#recent-title"));
        Assert.Equal(
            [
                "WhatsApp Business · Phone number ID, System user access token saved",
                "WhatsApp Business · Phone number ID, System user access token re-encrypted with a new key",
                "WhatsApp Business · A program signed in to the API",
                "WhatsApp Business · Phone number ID, System user access token checked before saving: Needs attention",
                "WhatsApp Business · You skipped choosing partners",
            ],
            home.Document.QuerySelectorAll(".recent li > span").Select(Answer.Text));
        Assert.Equal("/activity", home.Document.QuerySelector(".recent a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_entry_of_one_user_is_never_shown_to_another()
    {
        using var user = await site.NewUserAsync();
        user.Headers["User-Agent"] = "VictimBrowser/1.0";
        await user.SaveWhatsAppAsync();
        using var other = await site.NewUserAsync();

        Assert.All(
            [
                await other.GetAsync("/activity"),
                await other.GetAsync("/activity?before=9"),
                await other.GetAsync("/"),
                await site.NewVisitor().GetAsync("/activity"),
            ],
            page =>
                Assert.True(
                    page.Document.QuerySelector(".recent li") is null
                        && !page.Body.Contains("VictimBrowser", StringComparison.Ordinal)));
        Assert.Contains("VictimBrowser", (await user.GetAsync("/activity")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_row_does_not_break_the_page()
    {
        using var user = await site.NewUserAsync();
        ActivityRows.Add(site, user.Email, 9);
        site.ChangeRows(
            user.Email,
            "Activity",
            """
            "At" = 'damaged', "Attributes" = '{"no":"list"}', "Partner" = 'gone', "Status" = x'00',
            "Kind" = iif("Number" = 9, 'unheard_of', "Kind")
            """);

        Assert.Equal(8, (await user.GetAsync("/activity")).Document.QuerySelectorAll("[data-number]").Length);
        Assert.Equal(
            "gone · Values re-encrypted with a new key", (await user.GetAsync("/")).TextOf(".recent li > span"));
    }

    [Fact]
    public async Task It_is_part_of_my_data_and_goes_with_the_account()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var download = await user.SubmitAsync(
            (await user.GetAsync("/Identity/Account/Manage/PersonalData")).Form("DownloadPersonalData"));
        var entry = JsonElement.Parse(download.Body).GetProperty("activity").EnumerateArray().Single();
        Assert.Equal("attributes_set", entry.GetProperty("event").GetString());
        Assert.Equal(2, entry.GetProperty("attributes").GetArrayLength());

        var id = await site.UserIdAsync(user.Email);
        await user.SubmitAsync(
            (await user.GetAsync("/Identity/Account/Manage/DeletePersonalData")).Form("DeletePersonalData"),
            ("Input.Password", Emails.Password));
        Assert.Empty(await ActivityRows.LogOf(site).ReadAsync(id, count: 1, before: null, default));
    }
}
