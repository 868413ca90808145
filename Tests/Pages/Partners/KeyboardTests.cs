using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The journeys by keyboard alone: Tab, Space, Enter, Escape and typing.</summary>
public sealed class KeyboardTests(BrowserSite site, Chromium chromium)
{
    [Fact]
    public async Task Registered_and_connected_with_both_partners()
    {
        await using var person = await chromium.NewPersonAsync(site);
        var main = person.Page.GetByRole(AriaRole.Main);
        await person.Page.GotoAsync("/");
        await PressAsync(person, main.GetByRole(AriaRole.Link, new() { Name = "Create account" }), "Enter");
        await TypeAsync(person, person.Page.GetByLabel("Email"), Emails.New());
        await TypeAsync(person, person.Page.GetByLabel("Password", new() { Exact = true }), Emails.Password);
        await TypeAsync(person, person.Page.GetByLabel("Confirm password"), Emails.Password);
        await person.Page.Keyboard.PressAsync("Enter");

        await Expect(person.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Which partners" })).ToBeFocusedAsync();
        await PressAsync(person, person.Tick("chotot"), "Space");
        await TypeAsync(person, person.Key("chotot_id"), "85558138");
        await PressAsync(person, person.Tick("whatsapp"), "Space");
        await TypeAsync(person, person.Key("whatsapp_phone_number_id"), "106853218861309");
        await TypeAsync(person, person.Key("whatsapp_system_token"), "EAAGm0PX4ZCpsBA");
        await PressAsync(person, person.Button("Save"), "Enter");

        await Expect(person.Feedback).ToBeVisibleAsync();
        await Expect(person.Key("chotot_id")).ToHaveTextAsync("85558138");
        await Expect(person.Key("whatsapp_system_token")).ToContainTextAsync("Stored");
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Avatar).ToBeFocusedAsync();
    }

    [Fact]
    public async Task One_id_changed_and_the_blank_token_kept()
    {
        await using var person = await NewConnectedPersonAsync();
        await OpenSettingsAsync(person);
        await PressAsync(person, person.Link("Edit"), "Enter");
        await TypeAsync(person, person.Key("whatsapp_phone_number_id"), "2222");
        await person.Page.Keyboard.PressAsync("Enter");

        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveTextAsync("2222");
        await Expect(person.Key("whatsapp_system_token")).ToContainTextAsync("Stored");
    }

    [Fact]
    public async Task Skipped_and_opened_again_from_the_menu()
    {
        await using var person = await NewPersonAtPromptAsync();
        await PressAsync(person, person.Button("Skip for now"), "Enter");
        await Expect(person.Dialog).ToHaveCountAsync(0);

        await OpenSettingsAsync(person);
        await Expect(person.Button("Save")).ToBeVisibleAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Avatar).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Closed_with_Escape_and_asked_again_at_the_next_sign_in()
    {
        await using var person = await NewPersonAtPromptAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Dialog).ToHaveCountAsync(0);

        await PressAsync(person, person.Avatar, "Enter");
        await PressAsync(person, person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }), "Enter");
        await PressAsync(
            person, person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Sign in" }), "Enter");
        await TypeAsync(person, person.Page.GetByLabel("Email"), person.Email);
        await TypeAsync(person, person.Page.GetByLabel("Password"), Emails.Password);
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Button("Skip for now")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Unticked_warned_and_disconnected_by_saving()
    {
        await using var person = await NewConnectedPersonAsync();
        await OpenSettingsAsync(person);
        await PressAsync(person, person.Link("Edit"), "Enter");
        await PressAsync(person, person.Tick("whatsapp"), "Space");
        await Expect(person.Partner("whatsapp")
            .GetByText("If you save with WhatsApp Business unchecked, we disconnect it"))
            .ToBeVisibleAsync();
        await PressAsync(person, person.Button("Save"), "Enter");

        await Expect(person.Feedback).ToBeVisibleAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Card("whatsapp")).ToHaveAttributeAsync("data-status", "not_set");
    }

    [Fact]
    public async Task Disconnected_after_one_question_that_can_be_declined()
    {
        await using var person = await NewConnectedPersonAsync();
        await OpenSettingsAsync(person);
        var disconnect = person.Button("Disconnect WhatsApp Business");

        // What loses nothing has the focus.
        await PressAsync(person, disconnect, "Enter");
        await Expect(person.Button("Keep it")).ToBeFocusedAsync();
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(disconnect).ToBeFocusedAsync();
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(person.Button("Yes, disconnect")).ToBeFocusedAsync();
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Feedback)
            .ToContainTextAsync("WhatsApp Business is disconnected, and its stored data was deleted.");
    }

    [Fact]
    public async Task What_has_the_focus_is_never_behind_the_actions_of_the_dialog()
    {
        await using var person = await chromium.NewPersonAsync(
            site, new()
            {
                ViewportSize = new() { Width = 320, Height = 480 },
            });
        await person.RegisterAndOpenPromptAsync();
        await person.Tick("chotot").CheckAsync();
        await person.Tick("whatsapp").CheckAsync();
        await person.Dialog.GetByRole(AriaRole.Heading).First.FocusAsync();

        for (var presses = 0; presses < 18; presses++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            Assert.Equal(
                "",
                await person.Page.EvaluateAsync<string>(
                    """
                    () => {
                      const focused = document.activeElement;
                      const bar = document.querySelector(".dialog-actions");
                      const hidden = !bar.contains(focused) && focused.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1;
                      return hidden ? focused.outerHTML : "";
                    }
                    """));
        }

        await Expect(person.Button("Save")).ToBeFocusedAsync();
    }

    private static async Task OpenSettingsAsync(Person person)
    {
        await PressAsync(person, person.Avatar, "Enter");
        await PressAsync(person, person.Page.GetByRole(AriaRole.Link, new() { Name = "Partner settings" }), "Enter");
        await Expect(person.Dialog.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
    }

    private static async Task PressAsync(Person person, ILocator element, string key)
    {
        await person.TabToAsync(element);
        await person.Page.Keyboard.PressAsync(key);
    }

    // Tab selects what is in a field, so that typing replaces it.
    private static async Task TypeAsync(Person person, ILocator field, string text)
    {
        await person.TabToAsync(field);
        await person.Page.Keyboard.TypeAsync(text);
    }

    private async Task<Person> NewPersonAtPromptAsync()
    {
        var person = await chromium.NewPersonAsync(site);
        await person.RegisterAndOpenPromptAsync();
        return person;
    }

    private async Task<Person> NewConnectedPersonAsync()
    {
        var person = await NewPersonAtPromptAsync();
        await person.FillWhatsAppAsync();
        await person.SaveAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Dialog).ToHaveCountAsync(0);
        return person;
    }
}
