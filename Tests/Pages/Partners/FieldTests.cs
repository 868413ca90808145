using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The form's fields in use: help beside each, pasting, showing the token, hints while typing.</summary>
public sealed class FieldTests(BrowserSite site, Chromium chromium)
{
    [Fact]
    public async Task The_token_can_be_shown_while_it_is_typed_and_is_sent_as_a_password()
    {
        await using var person = await NewPersonInFormAsync();
        var token = person.Key("whatsapp_system_token");
        await token.FillAsync("EAAcanary");

        await person.Button("Show System user access token").ClickAsync();
        await Expect(token).ToHaveAttributeAsync("type", "text");
        await person.Button("Hide System user access token").ClickAsync();
        await Expect(token).ToHaveAttributeAsync("type", "password");

        await person.Button("Show System user access token").ClickAsync();
        await person.Button("Save").ClickAsync();
        await Expect(person.Settings.Locator("[data-error='whatsapp_phone_number_id']")).ToBeVisibleAsync();
        await Expect(token).ToHaveAttributeAsync("type", "password");
        await Expect(token).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_stored_token_is_never_in_the_field_shown_or_not()
    {
        await using var person = await NewPersonInFormAsync();
        await person.FillWhatsAppAsync(token: "EAAcanary");
        await person.SaveAsync();
        await person.EditAsync();

        await person.Button("Show System user access token").ClickAsync();
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync("");
        Assert.DoesNotContain("canary", await person.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_pasted_loses_the_white_space_around_it()
    {
        await using var person = await NewPersonInFormAsync();
        await person.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await person.Page.EvaluateAsync(@"navigator.clipboard.writeText(' \n\t106853218861309\r\n ')");
        var field = person.Key("whatsapp_phone_number_id");

        await FocusAsync(person, field);
        await person.Page.Keyboard.PressAsync("Control+v");
        await person.Page.Keyboard.PressAsync("Tab");
        await Expect(field).ToHaveValueAsync("106853218861309");
        await Expect(Hint(person, "whatsapp_phone_number_id")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_likely_mistake_gets_a_hint_when_the_field_is_left_and_none_once_it_is_corrected()
    {
        await using var person = await NewPersonInFormAsync();
        var field = person.Key("whatsapp_phone_number_id");
        await FocusAsync(person, field);
        await field.PressSequentiallyAsync("0901234567");
        await Expect(Hint(person, "whatsapp_phone_number_id")).ToHaveCountAsync(0);

        await person.Page.Keyboard.PressAsync("Tab");
        await Expect(Hint(person, "whatsapp_phone_number_id"))
            .ToContainTextAsync("This looks like your phone number.");
        await Expect(field)
            .ToHaveAccessibleDescriptionAsync(
                new System.Text.RegularExpressions.Regex("about 15 digits.*looks like your phone number"));

        await field.FillAsync("106853218861309");
        await Expect(Hint(person, "whatsapp_phone_number_id")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_field_that_is_being_corrected_is_not_marked_wrong_any_more()
    {
        await using var person = await NewPersonInFormAsync();
        await person.Button("Save").ClickAsync();
        var error = person.Settings.Locator("[data-error='whatsapp_phone_number_id']");
        await Expect(error).ToBeVisibleAsync();

        await person.Key("whatsapp_phone_number_id").PressSequentiallyAsync("1");
        await Expect(error).ToBeHiddenAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(person.Settings.Locator("[data-error='whatsapp_system_token']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_card_leads_to_its_partner_in_the_form()
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        await person.Card("whatsapp").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToBeFocusedAsync();
        await Expect(person.Partner("chotot")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_token_that_looks_wrong_is_doubted_at_once_when_it_is_pasted_and_saved_all_the_same()
    {
        await using var person = await NewPersonInFormAsync();
        await person.FillWhatsAppAsync(token: "");
        await person.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await person.Page.EvaluateAsync("navigator.clipboard.writeText('IGAAxyz')");
        await person.Key("whatsapp_system_token").FocusAsync();
        await person.Page.Keyboard.PressAsync("Control+v");
        await Expect(Hint(person, "whatsapp_system_token")).ToContainTextAsync("This looks like an Instagram token");

        await person.SaveAsync();
        await Expect(person.Settings.Locator("[data-hint='whatsapp_system_token']"))
            .ToContainTextAsync("as you entered it, but please double-check it");
    }

    [Fact]
    public async Task A_hint_that_appears_does_not_move_the_button_that_is_being_pressed()
    {
        await using var person = await NewPersonInFormAsync();
        await person.Page.GotoAsync("/partners/edit");
        var main = person.Page.GetByRole(AriaRole.Main);
        await main.GetByRole(AriaRole.Checkbox, new() { Name = "Chợ Tốt" }).CheckAsync();
        await main.Locator("[data-key='chotot_id']").FillAsync("1");

        await main.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync(new() { Delay = 100 });
        await Expect(main.Locator("[data-feedback]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Beside_each_field_stands_what_it_is_and_where_to_find_it()
    {
        await using var person = await NewPersonInFormAsync();
        var field = person.Key("whatsapp_phone_number_id");
        await Expect(field)
            .ToHaveAccessibleDescriptionAsync(
                new System.Text.RegularExpressions.Regex("It isn't your phone number. Example: 106853218861309"));

        var help = person.Settings.GetByText("Copy the “Phone number ID”");
        await Expect(help).ToBeHiddenAsync();
        await person.Settings.GetByText("Where do I find it? Phone number ID").ClickAsync();
        await Expect(help).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_scripts_there_is_no_button_that_does_nothing_and_the_doubt_comes_with_the_answer()
    {
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = false });
        await person.FillPromptAsync(token: "IGAAxyz");
        await Expect(person.Settings.Locator("[data-reveal]")).ToBeHiddenAsync();

        await person.SaveAsync();
        await Expect(person.Settings.Locator("[data-hint='whatsapp_system_token']"))
            .ToContainTextAsync("This looks like an Instagram token");
    }

    // The hints come with the first field that is used.
    private static async Task FocusAsync(Person person, ILocator field) =>
        await person.Page.RunAndWaitForResponseAsync(() => field.FocusAsync(), "**/partners/hints");

    private static ILocator Hint(Person person, string key) => person.Settings.Locator($"[data-look='{key}'] p");

    private async Task<Person> NewPersonInFormAsync()
    {
        var person = await chromium.NewSkippedPersonAsync(site);
        await person.OpenSettingsAsync();
        await person.Tick("whatsapp").CheckAsync();
        return person;
    }
}
