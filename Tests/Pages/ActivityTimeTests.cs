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
}
