using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>What was typed is not lost by a slip: closing asks once.</summary>
public sealed class LeavingTests(BrowserSite site, Chromium chromium)
{
    private const string Typed = "106853218861309";

    public static MatrixTheoryData<string, int> Ways { get; } = new(["Escape", "Close", "Cancel"], [1280, 390]);

    [Theory, MemberData(nameof(Ways))]
    public async Task With_typed_values_it_asks_and_keeps_them(string way, int width)
    {
        await using var person = await TypingPersonAsync(width);
        await LeaveAsync(person, way);
        await Expect(Question(person)).ToContainTextAsync("Close without saving? What you typed will be lost.");
        await Expect(Answer(person, "Keep editing")).ToBeFocusedAsync();

        await Answer(person, "Keep editing").ClickAsync();
        await Expect(Question(person)).ToHaveCountAsync(0);
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync(Typed);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task It_asks_once_and_closes_when_told_so(string way, int width)
    {
        await using var person = await TypingPersonAsync(width);
        await LeaveAsync(person, way);
        await Answer(person, "Close without saving").ClickAsync();

        await Expect(Question(person)).ToHaveCountAsync(0);
        await Expect(person.Dialog).ToHaveCountAsync(0);
        await Expect(person.Page.Locator("[data-key]")).ToHaveCountAsync(0);

        await person.OpenSettingsAsync();
        await person.Tick("whatsapp").CheckAsync();
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Escape_at_the_question_keeps_what_was_typed()
    {
        await using var person = await TypingPersonAsync(1280);
        await LeaveAsync(person, "Escape");
        await person.Page.Keyboard.PressAsync("Escape");

        await Expect(Question(person)).ToHaveCountAsync(0);
        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveValueAsync(Typed);
    }

    [Theory]
    [InlineData("Escape")]
    [InlineData("Close")]
    [InlineData("Cancel")]
    public async Task With_nothing_typed_it_closes_at_once(string way)
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        await person.OpenSettingsAsync();
        await LeaveAsync(person, way);

        await Expect(Question(person)).ToHaveCountAsync(0);
        await Expect(person.Dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_refused_form_still_holds_what_was_typed()
    {
        await using var person = await TypingPersonAsync(1280);
        await person.Button("Save").ClickAsync();
        await Expect(person.Settings.Locator("[data-errors]")).ToBeVisibleAsync();

        await LeaveAsync(person, "Escape");
        await Expect(Question(person)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Skipping_asks_too()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.FillPromptAsync();
        await person.Button("Skip for now").ClickAsync();
        await Expect(Question(person)).ToBeVisibleAsync();

        await Answer(person, "Close without saving").ClickAsync();
        await Expect(person.Dialog).ToHaveCountAsync(0);
        await person.Page.ReloadAsync();
        await person.AssertNotAskedAsync();
    }

    [Fact]
    public async Task Leaving_the_page_asks_too_and_saving_does_not()
    {
        await using var person = await chromium.NewSkippedPersonAsync(site);
        var asked = 0;
        person.Page.Dialog += async (_, question) =>
        {
            Assert.Equal(DialogType.BeforeUnload, question.Type);
            asked++;
            await question.DismissAsync();
        };

        await person.Page.GotoAsync("/partners/edit?partner=chotot");
        await person.Page.Locator("[data-key='chotot_id']").FillAsync("85558138");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "PartnerSite", Exact = true }).ClickAsync();
        await Expect(person.Page.Locator("[data-key='chotot_id']")).ToHaveValueAsync("85558138");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Tiếng Việt" }).ClickAsync();
        await Expect(person.Page.Locator("[data-key='chotot_id']")).ToHaveValueAsync("85558138");
        Assert.Equal(2, asked);

        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(person.Page.Locator("[data-feedback]")).ToBeVisibleAsync();
        await person.Page.GotoAsync("/");
        Assert.Equal(2, asked);
    }

    private async Task<Person> TypingPersonAsync(int width)
    {
        var person = await chromium.NewPersonAsync(
            site, new() { ViewportSize = new() { Width = width, Height = 800 } });
        await person.RegisterAndOpenPromptAsync();
        await person.Button("Skip for now").ClickAsync();
        await Expect(person.Dialog).ToHaveCountAsync(0);
        await person.OpenSettingsAsync();
        await person.FillWhatsAppAsync(Typed, token: "");
        return person;
    }

    private static Task LeaveAsync(Person person, string way) => way switch
    {
        "Escape" => person.Page.Keyboard.PressAsync("Escape"),
        "Close" => person.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync(),
        _ => person.Link("Cancel").ClickAsync(),
    };

    private static ILocator Question(Person person) => person.Page.GetByRole(AriaRole.Alertdialog);

    private static ILocator Answer(Person person, string name) =>
        Question(person).GetByRole(AriaRole.Button, new() { Name = name });
}
