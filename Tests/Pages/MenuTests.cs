using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages;

/// <summary>The menu behind the initials: on every page, by keyboard, with the focus given back.</summary>
public sealed class MenuTests(BrowserSite site, Chromium chromium)
{
    [Fact]
    public async Task The_menu_works_by_keyboard_and_gives_the_focus_back()
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        var keyboard = person.Page.Keyboard;
        var settings = person.Page.GetByRole(AriaRole.Link, new() { Name = "Partner settings" });

        await person.Avatar.FocusAsync();
        await keyboard.PressAsync("Enter");
        await Expect(settings).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");
        await Expect(settings).ToBeHiddenAsync();
        await Expect(person.Avatar).ToBeFocusedAsync();

        await keyboard.PressAsync("Space");
        await keyboard.PressAsync("Tab");
        await Expect(settings).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(person.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Connect partners" })).ToBeFocusedAsync();
        await Expect(settings).ToBeHiddenAsync();

        await keyboard.PressAsync("Escape");
        await Expect(person.Dialog).ToHaveCountAsync(0);
        await Expect(person.Avatar).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_menu_is_on_every_page_with_initials()
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);

        foreach (
            var address in (string[])
                ["/", "/partners", "/nowhere", "/Identity/Account/Manage", "/Identity/Account/Manage/PersonalData"])
        {
            await person.Page.GotoAsync(address);
            await Expect(person.Avatar).ToHaveTextAsync("LN");
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_menu_ends_where_the_initials_end(int width)
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        await person.Page.SetViewportSizeAsync(width, 844);
        await person.Avatar.ClickAsync();
        var (avatar, menu) = (
            await person.Avatar.BoundingBoxAsync(), await person.Page.Locator("[data-avatar-menu]").BoundingBoxAsync());

        Assert.Equal(avatar!.X + avatar.Width, menu!.X + menu.Width, tolerance: 0.5);
    }

    [Fact]
    public async Task Titles_are_of_one_size_and_one_on_a_page_those_of_the_account_too()
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        var seen = new List<string>();

        foreach (
            var address in (string[])
                ["/", "/activity", "/Identity/Account/Manage", "/Identity/Account/Manage/Sessions"])
        {
            await person.Page.GotoAsync(address);
            seen.Add(await person.Page.EvaluateAsync<string>(
                "[...document.querySelectorAll('h1')].map(title => getComputedStyle(title).fontSize).join()"));
        }

        Assert.Single(seen.Distinct());
        Assert.DoesNotContain(",", seen[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_settings_own_page_the_menu_leads_to_the_page_and_its_controls_work()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.ConnectWhatsAppAsync();
        await person.Page.GotoAsync("/partners/edit");
        await person.Avatar.ClickAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Partner settings" }).ClickAsync();
        var main = person.Page.GetByRole(AriaRole.Main);

        await Expect(person.Dialog).ToHaveCountAsync(0);
        await main.GetByRole(AriaRole.Button, new() { Name = "Disconnect WhatsApp Business" }).ClickAsync();
        await main.GetByRole(AriaRole.Button, new() { Name = "Yes, disconnect" }).ClickAsync();
        await Expect(main.GetByText("WhatsApp Business is disconnected, and its stored data was deleted."))
            .ToBeVisibleAsync();
    }
}
