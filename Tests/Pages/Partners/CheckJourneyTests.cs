using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>From a wrong id by the partner's verdict to a connection, with JavaScript and without.</summary>
public sealed class CheckJourneyTests(WholeSite site, Chromium chromium) : IClassFixture<WholeSite>
{
    private const string WrongId = "106853218869999";
    private const string RightId = "106853218861309";
    private const string Token = "EAAGm0PX4ZCpsBA";

    [Theory, WithAndWithoutScripts]
    public async Task A_wrong_id_gets_a_verdict_is_corrected_and_connects(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.FillPromptAsync(WrongId, Token);
        await person.Button("Save").ClickAsync();

        await Expect(Doubt(person)).ToContainTextAsync("it has no access to this phone number ID");
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync(WrongId);
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync(scripts ? Token : "");

        await Doubt(person).GetByRole(AriaRole.Link).ClickAsync();
        await person.Key("whatsapp_phone_number_id").FillAsync(RightId);

        if (!scripts)
        {
            await person.Key("whatsapp_system_token").FillAsync(Token);
        }

        await person.SaveAsync();
        await Expect(person.Partner("whatsapp")).ToHaveAttributeAsync("data-status", "connected");
        await Expect(person.Partner("whatsapp").Locator("[data-verdict]"))
            .ToContainTextAsync("Connected: Jaspers Market, +84 90 123 45 67. Quality: high.");

        await person.Page.GotoAsync("/");
        await Expect(person.Card("whatsapp")).ToContainTextAsync("Checked just now");
    }

    [Fact]
    public async Task Insisting_saves_without_typing_the_token_again()
    {
        await using var person = await NewPersonAsync(scripts: true);
        await person.FillPromptAsync(RightId, "EAAexpired.insisting");
        await person.Button("Save").ClickAsync();
        await Expect(Doubt(person)).ToBeFocusedAsync();

        await person.Button("Save anyway").ClickAsync();
        await Expect(person.Feedback).ToBeVisibleAsync();
        await Expect(person.Partner("whatsapp")).ToHaveAttributeAsync("data-status", "needs_attention");
    }

    [Fact]
    public async Task The_form_checks_what_is_typed_and_a_verdict_goes_when_it_is_changed()
    {
        await using var person = await NewPersonAsync(scripts: true);
        await person.FillPromptAsync(WrongId, Token);
        await CheckAsync(person);
        await Expect(Verdict(person)).ToContainTextAsync("it has no access to this phone number ID");
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync(Token);

        await person.Key("whatsapp_phone_number_id").FillAsync(RightId);
        await Expect(Verdict(person)).ToBeEmptyAsync();
        await CheckAsync(person);
        await Expect(Verdict(person)).ToContainTextAsync("Connected: Jaspers Market");
        await Expect(person.Check("whatsapp")).ToBeFocusedAsync();

        // Enter saves; it does not check.
        await person.Key("whatsapp_phone_number_id").PressAsync("Enter");
        await Expect(person.Feedback).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_the_card_the_verdict_is_announced_and_the_button_keeps_the_focus()
    {
        await using var person = await NewPersonAsync(scripts: true);
        await person.ConnectWhatsAppAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        var button = person.Card("whatsapp").Locator("[data-check]");
        await button.ClickAsync();

        await Expect(person.Page.Locator("[data-said]")).ToContainTextAsync("Connected: Jaspers Market");
        await Expect(person.Card("whatsapp")).ToHaveAttributeAsync("data-status", "connected");
        await Expect(button).ToBeFocusedAsync();
        await Expect(person.Dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_answer_on_what_was_typed_before_is_not_shown()
    {
        await using var person = await NewPersonAsync(scripts: true);
        await person.FillPromptAsync(RightId, "EAAslow-10000");
        var given = new TaskCompletionSource();
        person.Page.RequestFailed += (_, request) => given.TrySetResult();
        await CheckAsync(person);
        await person.Key("whatsapp_system_token").FillAsync("EAArefused");

        await given.Task.WaitAsync(TimeSpan.FromSeconds(8));
        await Expect(Verdict(person)).ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_save_does_not_wait_for_a_check_that_is_under_way()
    {
        await using var person = await NewPersonAsync(scripts: true);
        await person.FillPromptAsync(RightId, "EAAslow-2000");
        await CheckAsync(person);
        await Expect(person.Announcer).ToHaveTextAsync("Checking…");
        await person.SaveAsync();

        await Expect(person.Partner("whatsapp")).ToHaveAttributeAsync("data-status", "connected");
    }

    [Fact]
    public async Task On_a_small_phone_the_verdict_is_in_sight_and_its_field_is_marked()
    {
        await using var person = await chromium.NewPersonAsync(
            site, new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            });
        await person.FillPromptAsync(WrongId, Token);
        await CheckAsync(person);
        await Expect(Verdict(person).Locator("a")).ToBeVisibleAsync();

        Assert.True(
            await person.Page.EvaluateAsync<bool>(
                """
                () => document.querySelector("[data-verdict]").getBoundingClientRect().bottom <= document.querySelector(".dialog-actions").getBoundingClientRect().top
                """));
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveAttributeAsync("aria-invalid", "true");
        await person.Key("whatsapp_phone_number_id").FillAsync(RightId);
        await Expect(person.Key("whatsapp_phone_number_id")).Not.ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task A_field_is_marked_as_long_as_the_verdict_on_it_is_there()
    {
        await using var person = await NewPersonAsync(scripts: true);
        await person.FillPromptAsync(WrongId, Token);
        await CheckAsync(person);
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveAttributeAsync("aria-invalid", "true");

        await person.Key("whatsapp_system_token").FillAsync("EAArefused");
        await Expect(person.Key("whatsapp_phone_number_id")).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await CheckAsync(person);
        await Expect(person.Key("whatsapp_system_token")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(person.Key("whatsapp_phone_number_id")).Not.ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task A_doubt_goes_when_its_field_is_corrected()
    {
        await using var person = await NewPersonAsync(scripts: true);
        await person.FillPromptAsync(WrongId, Token);
        await person.Button("Save").ClickAsync();
        await Expect(Doubt(person)).ToBeVisibleAsync();

        await person.Key("whatsapp_phone_number_id").FillAsync(RightId);
        await Expect(Doubt(person)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task When_the_site_is_out_of_reach_the_card_says_so()
    {
        await using var person = await NewPersonAsync(scripts: true);
        await person.ConnectWhatsAppAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        await person.Page.RouteAsync("**/partners/check*", route => route.AbortAsync());
        await person.Card("whatsapp").Locator("[data-check]").ClickAsync();

        await Expect(person.Card("whatsapp").Locator("[data-card-said]"))
            .ToContainTextAsync("We couldn't reach PartnerSite");
    }

    private static ILocator Doubt(Person person) => person.Settings.Locator("[data-doubt]");

    private static ILocator Verdict(Person person) => person.Settings.Locator("[data-verdict-of='whatsapp']");

    private static Task CheckAsync(Person person) => person.Check("whatsapp").ClickAsync();

    private Task<Person> NewPersonAsync(bool scripts) =>
        chromium.NewPersonAsync(site, new() { JavaScriptEnabled = scripts });
}
