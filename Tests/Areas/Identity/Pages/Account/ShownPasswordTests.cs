using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account;

/// <summary>A password can be seen while it is typed.</summary>
public sealed class ShownPasswordTests(BrowserSite site, Chromium chromium)
{
    [Theory]
    [InlineData("Register", "Input.Password", "Password")]
    [InlineData("Register", "Input.ConfirmPassword", "Confirm password")]
    [InlineData("Login", "Input.Password", "Password")]
    public async Task A_button_shows_and_hides_it_by_keyboard_too(string address, string name, string label)
    {
        await using var person = await chromium.NewPersonAsync(site);
        var page = person.Page;
        ILocator Button(string called) => page.GetByRole(AriaRole.Button, new() { Name = called, Exact = true });
        await page.GotoAsync($"/Identity/Account/{address}");
        var field = page.Locator($"[name='{name}']");
        await field.FillAsync("a word");

        await page.Keyboard.PressAsync("Tab");
        await Expect(Button($"Show {label}")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveAttributeAsync("type", "text");

        await Button($"Hide {label}").ClickAsync();
        await Expect(field).ToHaveAttributeAsync("type", "password");
        await Expect(field).ToHaveValueAsync("a word");
    }

    [Fact]
    public async Task Without_scripts_there_is_no_such_button()
    {
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = false });
        await person.Page.GotoAsync("/Identity/Account/Register");

        await Expect(person.Page.Locator("[name='Input.Password']")).ToBeVisibleAsync();
        await Expect(person.Page.Locator("[data-reveal]")).ToHaveCountAsync(2);
        await Expect(person.Page.Locator("[data-reveal]:visible")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_is_called_in_Vietnamese_too()
    {
        using var visitor = site.NewVisitor();
        visitor.Language = "vi";
        var page = await visitor.GetAsync("/Identity/Account/Register");

        Assert.Equal("Hiện", page.TextOf("[data-reveal='Input_Password'] > :first-child"));
        Assert.Equal("Ẩn", page.TextOf("[data-reveal='Input_Password'] > [hidden]"));
    }
}
