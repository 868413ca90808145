using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>
/// What goes wrong on the way, with JavaScript and without: errors, two tabs, a session or a form that ended.
/// </summary>
public sealed class MishapTests(BrowserSite site, Chromium chromium)
{
    [Theory, WithAndWithoutScripts]
    public async Task Errors_show_beside_their_fields_and_are_corrected(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.FillPromptAsync(token: "");
        await person.Button("Save").ClickAsync();

        var summary = person.Settings.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Nothing was saved yet" });
        await Expect(summary).ToContainTextAsync("Enter “System user access token” for WhatsApp Business.");
        await Expect(person.Settings.Locator("[data-error='whatsapp_system_token']")).ToBeVisibleAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync("106853218861309");

        if (scripts)
        {
            await Expect(summary).ToBeFocusedAsync();
        }

        await summary.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(person.Key("whatsapp_system_token")).ToBeFocusedAsync();
        await person.Key("whatsapp_system_token").FillAsync("EAAGm0PX4ZCpsBA");
        await person.SaveAsync();
    }

    [Theory, WithAndWithoutScripts]
    public async Task A_second_tab_gets_a_conflict_and_the_choice(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.ConnectWhatsAppAsync();
        await person.EditAsync();
        await person.Key("whatsapp_phone_number_id").FillAsync("3333");

        await person.InAnotherTabAsync(async tab =>
        {
            await tab.GotoAsync("/partners/edit");
            await tab.Locator("[data-key='whatsapp_phone_number_id']").FillAsync("2222");
            await tab.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(tab.Locator("[data-feedback]")).ToBeVisibleAsync();
        });

        await person.Button("Save").ClickAsync();
        await Expect(person.Settings.GetByText("changed somewhere else")).ToBeVisibleAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync("3333");
        await Expect(person.Settings.GetByText("Currently stored: 2222")).ToBeVisibleAsync();

        await person.Link("Reload").ClickAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync("2222");
    }

    [Theory, WithAndWithoutScripts]
    public async Task A_session_that_ended_leads_to_sign_in_and_back(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.ConnectWhatsAppAsync();
        await person.EditAsync();
        await person.Context.ClearCookiesAsync(new() { Name = "PartnerSite" });

        await person.Button("Save").ClickAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex("/Identity/Account/Login"));
        await Expect(person.Dialog).ToHaveCountAsync(0);
        await Expect(person.Page.Locator("[data-ended]")).ToHaveTextAsync(
            "You were signed out, and nothing was saved. Sign in to go back to the form.");
        await person.FillSignInAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex("/partners/edit$"));
    }

    [Theory, WithAndWithoutScripts]
    public async Task An_expired_form_says_so_and_can_be_opened_again(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.ConnectWhatsAppAsync();
        await person.EditAsync();
        await person.Key("whatsapp_phone_number_id").FillAsync("2222");
        await person.Context.ClearCookiesAsync(new() { Name = "PartnerSite.Antiforgery" });

        await person.Button("Save").ClickAsync();
        await Expect(person.Page.GetByText("This form has expired")).ToBeVisibleAsync();

        if (scripts)
        {
            await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync("2222");
        }

        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Open the form again" }).ClickAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync("106853218861309");
        await person.Key("whatsapp_phone_number_id").FillAsync("2222");
        await person.SaveAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveTextAsync("2222");
    }

    private Task<Person> NewPersonAsync(bool scripts) =>
        chromium.NewPersonAsync(site, new() { JavaScriptEnabled = scripts });
}
