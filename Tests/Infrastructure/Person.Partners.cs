using Microsoft.Playwright;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>What a person does with their partners: in the prompt, the dialog and the settings.</summary>
public sealed partial class Person
{
    /// <summary>Where the partner settings are: in the dialog, or on a page of their own.</summary>
    public ILocator Settings => Dialog.Or(Page.Locator("[data-page]"));

    public ILocator Button(string name) => Settings.GetByRole(AriaRole.Button, new() { NameRegex = Called(name) });

    public ILocator Link(string name) => Settings.GetByRole(AriaRole.Link, new() { NameRegex = Called(name) });

    public ILocator Partner(string tag) => Settings.Locator($"[data-partner='{tag}']");

    public ILocator Tick(string tag) => Partner(tag).GetByRole(AriaRole.Checkbox);

    /// <summary>The button that asks this partner.</summary>
    public ILocator Check(string tag) => Partner(tag).Locator("[data-check]");

    public ILocator Card(string tag) => Page.Locator($"main [data-partner='{tag}']");

    /// <summary>What the last change did.</summary>
    public ILocator Feedback => Settings.Locator("[data-feedback]");

    public ILocator Announcer => Dialog.Locator("[data-announcer]");

    public ILocator Key(string key) => Settings.Locator($"[data-key='{key}']");

    /// <summary>Opens the prompt: with scripts it opens by itself, without them a notice leads to it.</summary>
    public async Task OpenPromptAsync()
    {
        if (!scripts)
        {
            await Page.GetByRole(AriaRole.Link, new() { NameRegex = Called("Choose partners") }).ClickAsync();
        }

        await Assertions.Expect(Button("Skip for now")).ToBeVisibleAsync();
    }

    /// <summary>Nothing asks: no notice in the page, and no request for the popup either.</summary>
    public async Task AssertNotAskedAsync()
    {
        await Page.WaitUntilQuietAsync();
        await Assertions
            .Expect(Page.GetByText(Called("Which partners do you want to connect?")).Filter(new() { Visible = true }))
            .ToHaveCountAsync(0);
    }

    /// <summary>Registers and opens the prompt.</summary>
    public async Task RegisterAndOpenPromptAsync()
    {
        await RegisterAsync();
        await OpenPromptAsync();
    }

    /// <summary>Registers and fills in WhatsApp when asked; nothing is saved yet.</summary>
    public async Task FillPromptAsync(string phoneNumberId = "106853218861309", string token = "EAAGm0PX4ZCpsBA")
    {
        await RegisterAndOpenPromptAsync();
        await FillWhatsAppAsync(phoneNumberId, token);
    }

    public async Task ConnectWhatsAppAsync()
    {
        await FillPromptAsync();
        await SaveAsync();
    }

    public async Task OpenSettingsAsync()
    {
        await Avatar.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { NameRegex = Called("Partner settings") }).ClickAsync();
        await Assertions.Expect(Settings.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    public async Task EditAsync()
    {
        await Link("Edit").ClickAsync();
        await Assertions.Expect(Button("Save")).ToBeVisibleAsync();
    }

    public async Task FillWhatsAppAsync(string phoneNumberId = "106853218861309", string token = "EAAGm0PX4ZCpsBA")
    {
        // The form of one partner has nothing to tick.
        if (await Tick("whatsapp").CountAsync() > 0)
        {
            await Tick("whatsapp").CheckAsync();
        }

        await Key("whatsapp_phone_number_id").FillAsync(phoneNumberId);
        await Key("whatsapp_system_token").FillAsync(token);
    }

    public async Task SaveAsync()
    {
        await Button("Save").ClickAsync();
        await Assertions.Expect(Feedback).ToBeVisibleAsync();
    }
}
