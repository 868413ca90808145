using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>Answers that come late, while the user has gone on.</summary>
public sealed class OverlapTests(BrowserSite site, Chromium chromium)
{
    [Fact]
    public async Task A_late_prompt_does_not_take_away_what_was_typed()
    {
        await using var person = await chromium.NewPersonAsync(site);
        var late = await HoldAsync(person, "**/partners/prompt");
        await person.RegisterAsync();
        await person.Card("whatsapp").GetByRole(AriaRole.Link).ClickAsync();
        await person.Key("whatsapp_phone_number_id").FillAsync("106853218861309");

        await late();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync("106853218861309");
        await Expect(person.Button("Skip for now")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Cancel_while_saving_does_not_hide_what_was_saved()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.ConnectWhatsAppAsync();
        await person.EditAsync();
        await person.Key("whatsapp_phone_number_id").FillAsync("2222");
        var late = await HoldAsync(person, "**/partners/save*");

        await person.Button("Save").ClickAsync();
        await person.Link("Cancel").ClickAsync();
        await late();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveTextAsync("2222");
    }

    [Fact]
    public async Task Closed_while_saving_the_page_beneath_shows_what_was_saved()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.FillPromptAsync();
        var late = await HoldAsync(person, "**/partners/save*");

        await person.Button("Save").ClickAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Dialog).ToHaveCountAsync(0);
        await late();
        await Expect(person.Card("whatsapp")).ToHaveAttributeAsync("data-status", "saved");
        await Expect(person.Dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Skipped_and_closed_before_the_answer_the_next_opening_works()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.RegisterAndOpenPromptAsync();
        var late = await HoldAsync(person, "**/partners/skip");

        await person.Button("Skip for now").ClickAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Dialog).ToHaveCountAsync(0);
        await late();
        await person.Card("whatsapp").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pressed_twice_what_opens_the_dialog_takes_away_nothing_typed()
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        var late = await HoldAsync(person, "**/partners/edit*");

        await person.Card("whatsapp").GetByRole(AriaRole.Link).DblClickAsync();
        await late();
        await person.Key("whatsapp_phone_number_id").FillAsync("106853218861309");
        await person.Page.WaitUntilQuietAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync("106853218861309");
    }

    [Fact]
    public async Task Cards_that_arrive_late_leave_the_focus_where_it_is()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.FillPromptAsync();
        var late = await HoldAsync(person, person.Page.Url);
        await person.SaveAsync();
        await person.EditAsync();
        await person.Key("whatsapp_phone_number_id").FocusAsync();

        await late();
        await Expect(person.Card("whatsapp")).ToHaveAttributeAsync("data-status", "saved");
        await Expect(person.Key("whatsapp_phone_number_id")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task After_saving_from_a_card_the_focus_goes_back_to_the_card()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.RegisterAndOpenPromptAsync();
        await person.Button("Skip for now").ClickAsync();
        await person.Card("whatsapp").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(person.Key("whatsapp_system_token")).ToBeVisibleAsync();
        await person.FillWhatsAppAsync();
        await person.SaveAsync();
        await Expect(person.Page.Locator("main [data-partner='whatsapp'][data-status='saved']")).ToHaveCountAsync(1);

        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Card("whatsapp").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Closed_while_saving_a_refusal_comes_back_with_what_was_typed()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.FillPromptAsync(token: "");
        var late = await HoldAsync(person, "**/partners/save*");

        await person.Button("Save").ClickAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Dialog).ToHaveCountAsync(0);
        await late();
        await Expect(person.Dialog.GetByRole(AriaRole.Alert)
            .Filter(new() { HasText = "Enter “System user access token”" }))
            .ToBeVisibleAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync("106853218861309");
    }

    /// <summary>Holds the next request for this address back until the returned function is called.</summary>
    private static async Task<Func<Task>> HoldAsync(Person person, string address)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        await person.Page.RouteAsync(address, async route =>
        {
            await release.Task;

            try
            {
                await route.ContinueAsync();
            }
            catch (PlaywrightException)
            {
                // Given up by the page meanwhile.
            }

            done.TrySetResult();
        });

        return async () =>
        {
            release.SetResult();
            await done.Task.WaitAsync(TimeSpan.FromSeconds(10));
            await person.Page.WaitUntilQuietAsync();
        };
    }
}
