using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account.Manage;

/// <summary>What protects an account, walked by the keyboard alone, with JavaScript and without.</summary>
public sealed class AccountJourneyTests(BrowserSite site, Chromium chromium)
{
    private const string Manage = "/Identity/Account/Manage";

    [Theory, WithAndWithoutScripts]
    public async Task A_second_factor_is_turned_on_used_and_turned_off_by_the_keyboard(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);

        await person.Page.GotoAsync($"{Manage}/TwoFactorAuthentication");
        await PressAsync(person, AriaRole.Link, "Turn on two-step verification");
        var app = new Authenticator(await person.Page.Locator("kbd").InnerTextAsync());
        await person.Page.GetByLabel("Enter the six digits").FocusAsync();
        await person.Page.Keyboard.TypeAsync(app.Code);
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Page.Locator(".recovery-code")).ToHaveCountAsync(10);

        await person.SignOutAsync();
        await person.Page.GotoAsync("/Identity/Account/Login");
        await person.FillSignInAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex("/LoginWith2fa"));
        await person.Page.Locator("[name='Input.TwoFactorCode']").FocusAsync();
        await person.Page.Keyboard.TypeAsync(app.Code);
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Page).ToHaveURLAsync(new Regex("/$"));

        await person.Page.GotoAsync($"{Manage}/TwoFactorAuthentication");
        await PressAsync(person, AriaRole.Link, "Turn off two-step verification");
        await PressAsync(person, AriaRole.Button, "Turn it off");
        await Expect(person.Page.GetByText("Two-step verification is off.").First).ToBeVisibleAsync();
    }

    [Theory, WithAndWithoutScripts]
    public async Task Another_device_is_signed_out_by_the_keyboard(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        using var elsewhere = site.NewVisitor();
        elsewhere.Headers["User-Agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) Safari/605.1";
        await elsewhere.SignInAsync(person.Email);

        await person.Page.GotoAsync($"{Manage}/Sessions");
        await Expect(person.Page.Locator("[data-session]")).ToHaveCountAsync(2);
        await PressAsync(person, AriaRole.Button, "Sign out Safari · iPhone");

        await Expect(person.Page.Locator("[data-session]")).ToHaveCountAsync(1);
        await Expect(person.Page.Locator("[data-own]")).ToHaveCountAsync(1);
    }

    private async Task<Person> NewPersonAsync(bool scripts)
    {
        var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = scripts });
        await person.RegisterAndOpenPromptAsync();
        await person.Button("Skip for now").ClickAsync();
        await Expect(person.Button("Skip for now")).ToHaveCountAsync(0);
        return person;
    }

    private static async Task PressAsync(Person person, AriaRole role, string name)
    {
        await person.Page.GetByRole(role, new() { Name = name, Exact = true }).FocusAsync();
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForLoadStateAsync();
    }
}
