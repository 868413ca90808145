using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Browser;

/// <summary>The journeys of a user, with JavaScript and without.</summary>
public sealed class JourneyTests(BrowserSite site, Chromium chromium) : IClassFixture<BrowserSite>
{
    [Theory, WithAndWithoutScripts]
    public async Task A_new_user_is_asked_once_and_connects_both_partners(bool scripts)
    {
        await using var person = await NewPersonAsync(scripts);
        await person.RegisterAsync();
        await person.OpenPromptAsync();

        await Expect(person.Key("whatsapp_system_token")).ToBeHiddenAsync();
        await person.FillWhatsAppAsync();
        await person.Tick("chotot").CheckAsync();
        await person.Key("chotot_id").FillAsync("85558138");
        await person.Key("chotot_oid").FillAsync("3cc4f7b9c2743c61b5f60c6f62063743");
        await person.SaveAsync();

        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveTextAsync("106853218861309");
        await Expect(person.Key("whatsapp_system_token")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\s*Stored\s+\w+ \d+, \d{4}\s*$|^\s*Stored\s+\d+ \w+ \d{4}\s*$"));
        await Expect(person.Key("chotot_id")).ToHaveTextAsync("85558138");
        await Expect(person.Key("chotot_oid")).ToHaveTextAsync("3cc4f7b9c2743c61b5f60c6f62063743");

        await person.Page.GotoAsync("/");
        await Expect(person.Page.Locator("[data-partner='whatsapp'][data-status='saved']")).ToBeVisibleAsync();
        await Expect(person.Button("Skip for now")).ToHaveCountAsync(0);
    }

    private Task<Person> NewPersonAsync(bool scripts) => chromium.NewPersonAsync(site, new() { JavaScriptEnabled = scripts });
}
