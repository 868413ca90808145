using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using PartnerSite.Tests.Services.Partners.Saving;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>The form says what it took: at once with JavaScript, with the answer without it.</summary>
public sealed class PastingTests(BrowserSite site, Chromium chromium)
{
    private const string Oid = "3cc4f7b9c2743c61b5f60c6f62063743";
    private const string Address = $"https://www.chotot.com/user/{Oid}#xtatc=INT-1-[Profileview]";

    [Fact]
    public async Task A_pasted_address_becomes_its_OID_at_once()
    {
        await using var person = await NewPersonInFormAsync("chotot");
        await PasteAsync(person, "chotot_oid", Address);

        await Expect(person.Key("chotot_oid")).ToHaveValueAsync(Oid);
        await Expect(Note(person, "chotot_oid")).ToHaveTextAsync($"We took the OID out of the address: {Oid}");
        await Expect(Hint(person, "chotot_oid")).ToHaveCountAsync(0);
        await Expect(person.Key("chotot_oid"))
            .ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("We took the OID out"));

        // It stays when the field is left, and goes when the value is changed.
        await person.Page.Keyboard.PressAsync("Tab");
        await Expect(Note(person, "chotot_oid")).ToHaveCountAsync(1);
        await person.Key("chotot_oid").PressSequentiallyAsync("0");
        await Expect(Note(person, "chotot_oid")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_pasted_token_loses_the_word_before_it_and_is_never_said()
    {
        await using var person = await NewPersonInFormAsync("whatsapp");
        await PasteAsync(person, "whatsapp_system_token", "Bearer EAAcanary");

        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync("EAAcanary");
        await Expect(Note(person, "whatsapp_system_token")).ToHaveTextAsync("We left out the word “Bearer”.");
        Assert.DoesNotContain(
            "canary", await person.Settings.Locator("[data-partners]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_taken_when_the_field_is_left()
    {
        await using var person = await NewPersonInFormAsync("chotot");
        await FocusAsync(person, "chotot_id");
        await person.Key("chotot_id").PressSequentiallyAsync("“85558138”");
        await Expect(person.Key("chotot_id")).ToHaveValueAsync("“85558138”");

        await person.Page.Keyboard.PressAsync("Tab");
        await Expect(person.Key("chotot_id")).ToHaveValueAsync("85558138");
        await Expect(Note(person, "chotot_id")).ToHaveTextAsync("We left out the quotation marks.");
    }

    [Fact]
    public async Task A_field_of_white_space_that_is_pasted_in_two_parts_keeps_what_is_between()
    {
        await using var person = await NewPersonInFormAsync("chotot");
        await PasteAsync(person, "chotot_id", "cửa ");
        await PasteAsync(person, "chotot_id", "hàng ");
        await Expect(person.Key("chotot_id")).ToHaveValueAsync("cửa hàng ");
        await person.Page.Keyboard.PressAsync("Tab");
        await Expect(person.Key("chotot_id")).ToHaveValueAsync("cửa hàng");
    }

    [Theory, WithAndWithoutScripts]
    public async Task The_form_says_what_it_took_and_stores_it(bool scripts)
    {
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = scripts });
        await person.RegisterAndOpenPromptAsync();
        await person.Tick("chotot").CheckAsync();
        await person.Key("chotot_oid").FillAsync(Address);

        if (scripts)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            await Expect(Note(person, "chotot_oid")).ToHaveTextAsync($"We took the OID out of the address: {Oid}");
        }

        await person.SaveAsync();
        await Expect(person.Key("chotot_oid")).ToHaveTextAsync(Oid);
        await Expect(person.Settings.Locator("[data-taken-of='chotot_oid']")).ToHaveCountAsync(scripts ? 0 : 1);
    }

    [Fact]
    public async Task A_browser_takes_the_same_as_the_server()
    {
        await using var person = await NewPersonInFormAsync("chotot");
        await FocusAsync(person, "chotot_id");
        var texts = PastedTexts.All.Select(row => row.Data).ToList();

        var taken = await person.Page.EvaluateAsync<string[][]>(
            """
            async (texts) => {
              const known = await hints;
              return texts.map(([key, text]) => {
                const { value, sentences } = take(text, known, known.fields[key]);
                return [value, `${sentences.length}`];
              });
            }
            """,
            texts.Select(text => new[] { text.Item1, text.Item2 }));

        Assert.Equal(
            texts.Select(text => (text.Item2, text.Item3, CountOf(text.Item4))),
            texts.Zip(taken, (text, row) => (text.Item2, row[0], row[1])));

        static string CountOf(string names) => $"{names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length}";
    }

    private static async Task PasteAsync(Person person, string key, string text)
    {
        await person.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await person.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await person.Key(key).FocusAsync();
        await person.Page.Keyboard.PressAsync("Control+v");
    }

    // How to take it comes with the first field that is used.
    private static async Task FocusAsync(Person person, string key) =>
        await person.Page.RunAndWaitForResponseAsync(() => person.Key(key).FocusAsync(), "**/partners/hints");

    private static ILocator Note(Person person, string key) => person.Settings.Locator($"[data-taken='{key}'] p");

    private static ILocator Hint(Person person, string key) => person.Settings.Locator($"[data-look='{key}'] p");

    private async Task<Person> NewPersonInFormAsync(string partner)
    {
        var person = await chromium.NewSkippedPersonAsync(site);
        await person.OpenSettingsAsync();
        await person.Tick(partner).CheckAsync();
        return person;
    }
}
