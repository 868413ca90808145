using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The journeys of a user, with JavaScript and without.</summary>
public sealed partial class JourneyTests(BrowserSite site, Chromium chromium)
{
    [Theory, WithAndWithoutScripts]
    public async Task A_new_user_is_asked_once_and_connects_both_partners(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.RegisterAtTheSiteAsync();
        await person.OpenPromptAsync();

        await Expect(person.Key("whatsapp_system_token")).ToBeHiddenAsync();
        await person.FillWhatsAppAsync();
        await person.Tick("chotot").CheckAsync();
        await person.Key("chotot_id").FillAsync("85558138");
        await person.Key("chotot_oid").FillAsync("3cc4f7b9c2743c61b5f60c6f62063743");
        await person.SaveAsync();

        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveTextAsync("106853218861309");
        await Expect(person.Key("whatsapp_system_token")).ToHaveTextAsync(StoredWithItsDate());
        await Expect(person.Key("chotot_id")).ToHaveTextAsync("85558138");
        await Expect(person.Key("chotot_oid")).ToHaveTextAsync("3cc4f7b9c2743c61b5f60c6f62063743");
        await Expect(person.Settings.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);

        await person.Page.GotoAsync("/");
        await Expect(person.Card("whatsapp")).ToHaveAttributeAsync("data-status", "saved");
        await person.AssertNotAskedAsync();
    }

    [Theory, WithAndWithoutScripts]
    public async Task One_id_is_changed_and_the_blank_token_kept(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.ConnectWhatsAppAsync();
        await person.Page.GotoAsync("/");

        await person.OpenSettingsAsync();
        await person.EditAsync();
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync("");
        await person.Key("whatsapp_phone_number_id").FillAsync("2222");
        await person.SaveAsync();

        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveTextAsync("2222");
        await Expect(person.Key("whatsapp_system_token")).ToHaveTextAsync(StoredWithItsDate());
    }

    [Theory, WithAndWithoutScripts]
    public async Task Skipped_the_popup_does_not_come_back_and_the_menu_still_opens_it(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.RegisterAndOpenPromptAsync();
        await person.Button("Skip for now").ClickAsync();
        await Expect(person.Button("Skip for now")).ToHaveCountAsync(0);

        await person.Page.GotoAsync("/");
        await person.AssertNotAskedAsync();
        await person.SignOutAsync();
        await person.SignInAsync();
        await person.AssertNotAskedAsync();

        await person.OpenSettingsAsync();
        await Expect(person.Button("Save")).ToBeVisibleAsync();
        await Expect(person.Button("Skip for now")).ToHaveCountAsync(0);
    }

    [Theory, WithAndWithoutScripts]
    public async Task Neither_skipped_nor_saved_the_popup_comes_back_at_the_next_sign_in(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.RegisterAndOpenPromptAsync();

        if (scripts)
        {
            await person.Page.Keyboard.PressAsync("Escape");
            await Expect(person.Dialog).ToHaveCountAsync(0);

            // Closed, it leaves the user alone until the next sign-in.
            await person.Page.GotoAsync("/");
            await person.AssertNotAskedAsync();
        }

        await person.Page.GotoAsync("/Identity/Account/Manage");
        await person.SignOutAsync();
        await person.SignInAsync();
        await person.OpenPromptAsync();
    }

    [Theory, WithAndWithoutScripts]
    public async Task Unticking_a_stored_partner_warns_and_saving_disconnects_it(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.ConnectWhatsAppAsync();
        await person.EditAsync();
        var warning = person.Partner("whatsapp")
            .GetByText("If you save with WhatsApp Business unchecked, we disconnect it");

        await Expect(warning).ToBeHiddenAsync();
        await person.Tick("whatsapp").UncheckAsync();
        await Expect(warning).ToBeVisibleAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToBeHiddenAsync();
        await person.SaveAsync();

        await person.Page.GotoAsync("/");
        await Expect(person.Card("whatsapp")).ToHaveAttributeAsync("data-status", "not_set");
    }

    [Theory, WithAndWithoutScripts]
    public async Task The_button_disconnects_after_one_question(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.ConnectWhatsAppAsync();

        await person.Button("Disconnect WhatsApp Business").ClickAsync();
        await person.Button("Keep it").ClickAsync();
        await Expect(person.Button("Yes, disconnect")).ToBeHiddenAsync();
        await person.Button("Disconnect WhatsApp Business").ClickAsync();
        await person.Button("Yes, disconnect").ClickAsync();

        await Expect(person.Feedback)
            .ToContainTextAsync("WhatsApp Business is disconnected, and its stored data was deleted.");
        await person.Page.GotoAsync("/");
        await Expect(person.Card("whatsapp")).ToHaveAttributeAsync("data-status", "not_set");
    }

    private Task<Person> NewPersonAsync(bool scripts) =>
        chromium.NewPersonAsync(site, new() { JavaScriptEnabled = scripts });

    [GeneratedRegex(@"^\s*Stored on\s+(\w+ \d+, \d{4}|\d+ \w+ \d{4})\s*$")]
    private static partial Regex StoredWithItsDate();
}
