using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The form on a page of its own, where mails lead, loses no more of what is typed than the dialog.</summary>
public sealed class WholePageTests(WholeSite site, Chromium chromium) : IClassFixture<WholeSite>
{
    private const string WrongId = "106853218869999";
    private const string RightId = "106853218861309";
    private const string Token = "EAAGm0PX4ZCpsBA";

    [Fact]
    public async Task A_doubt_leaves_the_token_in_its_field_and_the_corrected_form_saves()
    {
        await using var person = await NewPersonAsync();
        await FillAsync(person, WrongId, Token);
        await person.Button("Save").ClickAsync();
        await Expect(person.Settings.Locator("[data-doubt]")).ToBeFocusedAsync();
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync(Token);

        await person.Key("whatsapp_phone_number_id").FillAsync(RightId);
        await person.Button("Save").ClickAsync();
        await Expect(person.Page).ToHaveURLAsync("/partners");
        await Expect(person.Feedback).ToContainTextAsync("Your number is ready to send WhatsApp messages.");
        await Expect(person.Partner("whatsapp")).ToHaveAttributeAsync("data-status", "connected");
    }

    [Fact]
    public async Task Insisting_saves_without_typing_the_token_again()
    {
        await using var person = await NewPersonAsync();
        await FillAsync(person, RightId, "EAAexpired.on-a-page");
        await person.Button("Save").ClickAsync();
        await person.Button("Save anyway").ClickAsync();

        await Expect(person.Feedback).ToContainTextAsync("You saved WhatsApp Business although it may not work.");
    }

    [Fact]
    public async Task A_check_leaves_the_token_in_its_field()
    {
        await using var person = await NewPersonAsync();
        await FillAsync(person, RightId, Token);
        await person.Check("whatsapp").ClickAsync();

        await Expect(person.Settings.Locator("[data-verdict]")).ToContainTextAsync("Connected: Jaspers Market");
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync(Token);
        await Expect(person.Page).ToHaveURLAsync("/partners/edit?partner=whatsapp");
    }

    [Fact]
    public async Task A_number_that_cannot_send_marks_no_field_and_leads_to_the_partner()
    {
        await using var person = await NewPersonAsync();
        await FillAsync(person, RightId, "EAABLOCKED-payment");
        await person.Button("Save").ClickAsync();

        await Expect(person.Settings.Locator("[data-doubt] [data-place]")).ToBeVisibleAsync();
        await Expect(person.Settings.Locator("[aria-invalid]")).ToHaveCountAsync(0);
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync("EAABLOCKED-payment");
    }

    [Fact]
    public async Task Refused_values_are_marked_and_the_links_of_the_form_still_go_to_pages()
    {
        await using var person = await NewPersonAsync();
        await FillAsync(person, "", Token);
        await person.Button("Save").ClickAsync();
        await Expect(person.Settings.Locator("[data-errors]")).ToBeFocusedAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveAttributeAsync("aria-invalid", "true");

        person.Page.Dialog += (_, question) => question.AcceptAsync();
        await person.Link("Cancel").ClickAsync();
        await Expect(person.Page).ToHaveURLAsync("/");
    }

    [Fact]
    public async Task When_the_site_is_out_of_reach_it_says_so_and_keeps_what_was_typed()
    {
        await using var person = await NewPersonAsync();
        await FillAsync(person, RightId, Token);
        await person.Page.RouteAsync("**/partners/save*", route => route.AbortAsync());
        await person.Button("Save").ClickAsync();
        await Expect(person.Page.Locator("[data-notice]")).ToContainTextAsync("We couldn't reach PartnerSite");
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync(Token);

        await person.Page.UnrouteAsync("**/partners/save*");
        await person.Button("Save").ClickAsync();
        await Expect(person.Page).ToHaveURLAsync("/partners");
    }

    [Fact]
    public async Task A_page_of_the_site_about_a_failure_leaves_the_form()
    {
        await using var person = await NewPersonAsync();
        await FillAsync(person, RightId, Token);
        await person.Page.EvaluateAsync(
            "document.querySelector('form[data-form] [name=__RequestVerificationToken]').value = 'stale'");
        await person.Button("Save").ClickAsync();
        await Expect(person.Page.Locator("[data-notice]")).ToContainTextAsync("This form has expired");
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync(Token);

        person.Page.Dialog += (_, question) => question.AcceptAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Open the form again" }).ClickAsync();
        await Expect(person.Page).ToHaveURLAsync("/partners/edit");
    }

    private static async Task FillAsync(Person person, string id, string token)
    {
        await person.Page.GotoAsync("/partners/edit?partner=whatsapp");
        await person.Key("whatsapp_phone_number_id").FillAsync(id);
        await person.Key("whatsapp_system_token").FillAsync(token);
    }

    private Task<Person> NewPersonAsync() => chromium.NewSkippedPersonAsync(site);
}
