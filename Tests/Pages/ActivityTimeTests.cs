using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

public sealed class ActivityTimeTests(WholeSite site, Chromium chromium) : IClassFixture<WholeSite>
{
    [Fact]
    public async Task The_menu_leads_to_it_and_its_times_are_those_of_the_readers_own_zone()
    {
        await using var person = await chromium.NewPersonAsync(
            site, new() { TimezoneId = "Asia/Ho_Chi_Minh", Locale = "en" });
        await person.RegisterAsync();
        ActivityRows.Add(site, person.Email, 1, at: "2026-11-20 20:30:00");
        await person.Page.GotoAsync("/partners");
        await person.Avatar.ClickAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Activity" }).ClickAsync();

        await Assertions
            .Expect(person.Page.Locator("[data-number='1'] time"))
            .ToHaveTextAsync(new Regex(@"^Nov 21, 2026, 3:30\sAM$"));
    }

    [Theory]
    [InlineData("en", "just now", "1 minute ago", "2 minutes ago", "1 hour ago", "3 days ago")]
    [InlineData("vi", "vừa xong", "1 phút trước", "2 phút trước", "1 giờ trước", "3 ngày trước")]
    public async Task On_the_start_page_a_time_ages_in_the_servers_words(
        string language, string now, string minute, string minutes, string hour, string days)
    {
        await using var person = await chromium.NewPersonAsync(site, new() { TimezoneId = "UTC", Locale = language });
        await person.Page.Clock.InstallAsync();
        await person.RegisterAsync();
        ActivityRows.Add(site, person.Email, 1, at: $"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss}");
        await person.Page.GotoAsync("/");
        var time = person.Page.Locator(".recent time");

        await Assertions.Expect(time).ToHaveTextAsync(now);
        await AssertAgesAsync(65, minute);
        await AssertAgesAsync(60, minutes);
        await AssertAgesAsync(60 * 60, hour);
        await AssertAgesAsync(3 * 24 * 60 * 60, days);
        Assert.Matches(@"\d+:\d\d", (await time.GetAttributeAsync("title"))!);

        async Task AssertAgesAsync(int seconds, string text)
        {
            await person.Page.Clock.FastForwardAsync(seconds * 1000L);
            await Assertions.Expect(time).ToHaveTextAsync(text);
        }
    }

    [Fact]
    public async Task Without_scripts_the_exact_time_is_that_of_UTC_and_says_so()
    {
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = false });
        await person.RegisterAsync();
        ActivityRows.Add(site, person.Email, 1, at: "2026-03-05 07:05:00");
        await person.Page.GotoAsync("/");
        Assert.Equal(
            "Mar 5, 2026, 7:05 AM UTC", await person.Page.Locator(".recent time").GetAttributeAsync("title"));

        await person.Page.GotoAsync("/activity");
        await Assertions.Expect(person.Page.Locator("[data-number] time")).ToHaveTextAsync("Mar 5, 2026, 7:05 AM UTC");
    }

    [Theory]
    [InlineData("en", "Mar 5, 2026", "Mar 5, 2026, 7:05 AM")]
    [InlineData("vi", "05/03/2026", "07:05 05/03/2026")]
    public async Task The_script_writes_days_and_times_as_the_server_does(string language, string day, string time)
    {
        await using var person = await chromium.NewPersonAsync(
            site, new() { TimezoneId = "UTC", Locale = language });
        await person.RegisterAsync();
        ActivityRows.Add(site, person.Email, 1, at: "2026-03-05 07:05:00");
        site.Execute(
            $"""UPDATE "AspNetUsers" SET "CreatedAt" = '2026-03-05 07:05:00' WHERE "Email" = '{person.Email}' """);

        Assert.Equal((day, day), await ReadAsync("/Identity/Account/Manage", "data-local-date"));
        Assert.Equal((time, time), await ReadAsync("/activity", "data-local-time"));

        // What the script made of it, and what it was before. Some spaces are narrow.
        async Task<(string Script, string Server)> ReadAsync(string path, string attribute)
        {
            await person.Page.GotoAsync(path);
            var served = await person.Page.EvaluateAsync<string>(
                $$"""
                async () => new DOMParser()
                    .parseFromString(await (await fetch("{{path}}")).text(), "text/html")
                    .querySelector("time[{{attribute}}]").textContent
                """);
            var shown = await person.Page.Locator($"time[{attribute}]").First.TextContentAsync();
            return (Plain(shown!), Plain(served.Replace(" UTC", "", StringComparison.Ordinal)));
        }
    }

    private static string Plain(string text) => text.Replace('\u202f', ' ');
}
