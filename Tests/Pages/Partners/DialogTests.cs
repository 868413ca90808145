using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The dialog as it feels: focus, keyboard, what happens when the network does not answer.</summary>
public sealed class DialogTests(BrowserSite site, Chromium chromium)
{
    [Fact]
    public async Task Another_user_of_the_same_browser_is_asked_too()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.RegisterAndOpenPromptAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Dialog).ToHaveCountAsync(0);

        await person.Page.GotoAsync("/Identity/Account/Register");
        await person.FillRegistrationAsync();
        await person.OpenPromptAsync();
    }

    [Fact]
    public async Task The_page_beneath_shows_what_was_saved_without_a_reload()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.FillPromptAsync();
        await person.SaveAsync();

        await person.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(person.Card("whatsapp")).ToHaveAttributeAsync("data-status", "saved");
        await person.Card("whatsapp").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveTextAsync("106853218861309");
    }

    [Fact]
    public async Task Saving_and_its_end_are_announced()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.FillPromptAsync();
        var answer = new TaskCompletionSource();
        await person.Page.RouteAsync("**/partners/save*", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });

        await person.Button("Save").ClickAsync();
        await Expect(person.Announcer).ToHaveTextAsync("Saving…");
        await Expect(person.Settings.Locator("[data-save]")).ToHaveTextAsync("Saving…", new() { UseInnerText = true });
        await Expect(person.Settings.Locator("[data-save]")).ToBeDisabledAsync();
        answer.SetResult();
        await Expect(person.Feedback).ToBeVisibleAsync();
        await Expect(person.Announcer).ToHaveTextAsync("Partner settings saved.");
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(429)]
    public async Task An_error_of_a_proxy_is_shown_and_keeps_what_was_typed(int status)
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        await person.OpenSettingsAsync();
        await person.FillWhatsAppAsync();
        await person.Page.RouteAsync(
            "**/partners/save*", route => route.FulfillAsync(new() { Status = status, Body = "<h1>nginx</h1>" }));

        await person.Button("Save").ClickAsync();
        await Expect(person.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("We couldn't reach PartnerSite");
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync("EAAGm0PX4ZCpsBA");
        await Expect(person.Dialog.GetByText("nginx")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task When_nothing_answers_the_dialog_says_so_and_keeps_what_was_typed()
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        await person.OpenSettingsAsync();
        await person.FillWhatsAppAsync();
        await person.Page.RouteAsync("**/partners/save*", route => route.AbortAsync());

        await person.Button("Save").ClickAsync();
        await Expect(person.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("We couldn't reach PartnerSite");
        await Expect(person.Dialog.GetByText("We couldn't reach PartnerSite")).ToBeFocusedAsync();
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync("EAAGm0PX4ZCpsBA");

        await person.Page.UnrouteAsync("**/partners/save*");
        await person.SaveAsync();
        await Expect(person.Dialog.GetByText("We couldn't reach PartnerSite")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Closing_keeps_no_draft_and_nothing_stays_in_the_browser()
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        await person.OpenSettingsAsync();
        await person.FillWhatsAppAsync(token: "EAAcanary");
        await person.Page.Keyboard.PressAsync("Escape");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Close without saving" }).ClickAsync();
        await Expect(person.Page.Locator("[data-key]")).ToHaveCountAsync(0);

        await person.OpenSettingsAsync();
        await Expect(person.Tick("whatsapp")).Not.ToBeCheckedAsync();
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync("");

        await person.FillWhatsAppAsync(token: "EAAcanary");
        await person.SaveAsync();
        var kept = await person.Page.EvaluateAsync<string>("""
            JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href, document.documentElement.outerHTML])
            """);
        Assert.DoesNotContain("EAAcanary", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_after_sign_out_shows_no_data()
    {
        await using var browser = await chromium.WithPagesInMemoryAsync();
        await using var person = await Chromium.NewPersonAsync(browser, site.Address);
        await person.FillPromptAsync(phoneNumberId: "106853218861309");
        await person.SaveAsync();
        await person.Page.GotoAsync("/partners");
        await person.SignOutAsync();

        await person.Page.GoBackAsync();
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Expect(person.Page.GetByText("106853218861309")).ToHaveCountAsync(0);
    }
}
