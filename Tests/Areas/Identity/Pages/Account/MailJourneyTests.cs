using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account;

/// <summary>An account by mail, walked by the keyboard alone, with JavaScript and without.</summary>
public sealed class MailJourneyTests(Chromium chromium)
{
    private const string New = "a quite different long password";

    [Theory, WithAndWithoutScripts]
    public async Task A_newcomer_registers_confirms_and_later_sets_a_new_password(bool scripts)
    {
        await using var smtp = await MailServer.StartAsync();
        await using var site = new BrowserSite();
        MailSite.Use(site, smtp.Port);
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = scripts });
        var (page, email) = (person.Page, Emails.New());

        await page.GotoAsync("/Identity/Account/Register");
        await TypeAsync(page, ("Email", email), ("Password", Emails.Password), ("Confirm password", Emails.Password));
        await Expect(page).ToHaveURLAsync(new Regex("/CheckMail$"));

        await page.GotoAsync((await smtp.MailAsync(email)).Link.PathAndQuery);
        await TypeAsync(page, ("Password", Emails.Password));
        await Expect(page).ToHaveURLAsync(new Regex("/$"));
        await Expect(person.Avatar).ToBeVisibleAsync();

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/Identity/Account/Login");
        await page.GetByRole(AriaRole.Link, new() { Name = "Forgot your password?" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/ForgotPassword"));
        await TypeAsync(page, ("Email", email));
        await Expect(page).ToHaveURLAsync(new Regex("/ForgotPasswordConfirmation$"));

        await page.GotoAsync((await smtp.MailAsync(email, "ResetPassword")).Link.PathAndQuery);
        await TypeAsync(page, ("Email", email), ("New password", New), ("Confirm new password", New));
        await Expect(page).ToHaveURLAsync(new Regex("/ResetPasswordConfirmation$"));

        await page.GotoAsync("/Identity/Account/Login");
        await TypeAsync(page, ("Email", email), ("Password", New));
        await Expect(person.Avatar).ToBeVisibleAsync();
    }

    // Enter in the last field sends the form.
    private static async Task TypeAsync(IPage page, params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
        {
            await page.GetByLabel(label, new() { Exact = true }).FocusAsync();
            await page.Keyboard.TypeAsync(text);
        }

        await page.Keyboard.PressAsync("Enter");
    }
}
