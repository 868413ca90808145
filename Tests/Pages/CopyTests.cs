using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages;

/// <summary>Buttons that copy what is long to type, and say that they did.</summary>
public sealed class CopyTests(BrowserSite site, Chromium chromium)
{
    private const string Number = "106853218861309";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_ID_is_copied_in_the_dialog_with_a_clipboard_and_without(bool hasClipboard)
    {
        await using var person = await NewPersonAsync();

        if (!hasClipboard)
        {
            await person.Context.AddInitScriptAsync(
                "Object.defineProperty(navigator.clipboard, 'writeText', { value: undefined })");
        }

        await person.FillPromptAsync(Number);
        await person.SaveAsync();
        var row = person.Key("whatsapp_phone_number_id");
        await row.GetByRole(AriaRole.Button, new() { Name = "Copy Phone number ID" }).ClickAsync();

        await Expect(row.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied");
        Assert.Equal(Number, await ReadClipboardAsync(person));
        await Expect(person.Dialog.Locator("textarea")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_the_start_page_it_is_copied_too_and_a_token_has_no_button()
    {
        await using var person = await NewPersonAsync();
        await person.ConnectWhatsAppAsync();
        await person.Page.GotoAsync("/");
        var card = person.Card("whatsapp");

        await card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Copy") }).ClickAsync();
        Assert.Equal(Number, await ReadClipboardAsync(person));
        await Expect(card.Locator("[data-key=whatsapp_system_token] [data-copy]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_scripts_there_is_no_button_and_the_ID_can_be_selected()
    {
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = false });
        await person.ConnectWhatsAppAsync();

        await Expect(person.Key("whatsapp_phone_number_id")).ToHaveTextAsync(Number);
        await Expect(person.Settings.Locator("[data-copy]").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task All_recovery_codes_are_copied_a_line_each()
    {
        await using var person = await NewPersonAsync();
        await person.RegisterAndOpenPromptAsync();
        await person.Button("Skip for now").ClickAsync();
        await Expect(person.Dialog).ToHaveCountAsync(0);
        await person.Page.GotoAsync("/Identity/Account/Manage/EnableAuthenticator");
        var key = await person.Page.Locator("kbd").InnerTextAsync();
        await person.Page.Locator("[name='Input.Code']").FillAsync(new Authenticator(key).Code);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Copy all codes" }).ClickAsync();

        await Expect(person.Page.Locator("[data-copied]")).ToHaveTextAsync("Copied");
        Assert.Equal(
            await person.Page.Locator(".recovery-code").AllInnerTextsAsync(),
            (await ReadClipboardAsync(person)).Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var download = await person.Page.RunAndWaitForDownloadAsync(
            () => person.Page.GetByRole(AriaRole.Button, new() { Name = "Download as text file" }).ClickAsync());
        Assert.Equal("partnersite-recovery-codes.txt", download.SuggestedFilename);
    }

    private Task<Person> NewPersonAsync() => chromium.NewPersonAsync(
        site, new() { Permissions = ["clipboard-read", "clipboard-write"] });

    private static Task<string> ReadClipboardAsync(Person person) =>
        person.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
}
