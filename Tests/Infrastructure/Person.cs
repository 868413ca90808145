using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerSite.Services.Languages;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// A person at a browser: what they do, in their words. At the end the browser must not have complained.
/// </summary>
public sealed class Person : IAsyncDisposable
{
    private static readonly string[] Expected =
    [
        "Failed to load resource",
        "Response Status Error Code",
        "htmx:afterRequest",
        "htmx:sendError",
        "htmx:sendAbort",
    ];

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private readonly bool scripts;

    public Person(IBrowserContext context, IPage page, bool scripts, SiteLanguage language)
    {
        this.context = context;
        this.scripts = scripts;
        Page = page;
        Language = language;
        context.Page += (_, opened) => Listen(opened);
        Listen(page);
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>What their browser asks for.</summary>
    public SiteLanguage Language { get; }

    public string Email { get; private set; } = "";

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    /// <summary>Where the partner settings are: in the dialog, or in the page when there are no scripts.</summary>
    public ILocator Settings => scripts ? Dialog : Page.GetByRole(AriaRole.Main);

    public ILocator Avatar => Page.Locator("[data-avatar]");

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

    /// <summary>What something is called in the person's language, by what it is called in English.</summary>
    public Regex Called(string english) => ResourceTexts.Called(english, Language);

    public async Task RegisterAsync()
    {
        await Page.GotoAsync("/");
        await Page.GetByRole(AriaRole.Main)
            .GetByRole(AriaRole.Link, new() { NameRegex = Called("Create account") })
            .ClickAsync();
        await FillRegistrationAsync();
    }

    public async Task FillRegistrationAsync()
    {
        Email = Emails.New();
        await Page.GetByLabel(Called("E-mail")).FillAsync(Email);
        await Page.GetByLabel(Called("Password")).FillAsync(Emails.Password);
        await Page.GetByLabel(Called("Password once more")).FillAsync(Emails.Password);
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = Called("Create account") }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/$"));
    }

    public async Task SignInAsync()
    {
        await Page.GotoAsync("/Identity/Account/Login");
        await FillSignInAsync();
        await Assertions.Expect(Avatar).ToBeVisibleAsync();
    }

    public async Task FillSignInAsync()
    {
        await Page.GetByLabel(Called("E-mail")).FillAsync(Email);
        await Page.GetByLabel(Called("Password")).FillAsync(Emails.Password);
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = Called("Sign in") }).ClickAsync();
    }

    public async Task SignOutAsync()
    {
        await Avatar.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = Called("Sign out") }).ClickAsync();
        await Assertions.Expect(Avatar).ToHaveCountAsync(0);
    }

    /// <summary>Answers the popup's coming: with scripts it is there, without them a notice leads to it.</summary>
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
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions
            .Expect(Page.GetByText(Called("Which partners do you want to connect?")).Filter(new() { Visible = true }))
            .ToHaveCountAsync(0);
    }

    public async Task ConnectWhatsAppAsync()
    {
        await RegisterAsync();
        await OpenPromptAsync();
        await FillWhatsAppAsync();
        await SaveAsync();
    }

    public async Task InAnotherTabAsync(Func<IPage, Task> workAsync)
    {
        var tab = await context.NewPageAsync();
        await workAsync(tab);
        await tab.CloseAsync();
    }

    /// <summary>Presses Tab until the element has the focus, as a keyboard user would.</summary>
    public async Task TabToAsync(ILocator element)
    {
        for (var presses = 0; presses < 30; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");

            if (await element.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail("Thirty times Tab did not get there.");
    }

    public async Task OpenSettingsAsync()
    {
        await Avatar.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { NameRegex = Called("Partner settings") }).ClickAsync();
        await Assertions
            .Expect(Settings.GetByRole(AriaRole.Heading, new() { NameRegex = Called("Partner settings") }))
            .ToBeVisibleAsync();
    }

    public async Task EditAsync()
    {
        await Link("Edit").ClickAsync();
        await Assertions.Expect(Button("Save")).ToBeVisibleAsync();
    }

    public async Task FillWhatsAppAsync(string phoneNumberId = "106853218861309", string token = "EAAGm0PX4ZCpsBA")
    {
        await Tick("whatsapp").CheckAsync();
        await Key("whatsapp_phone_number_id").FillAsync(phoneNumberId);
        await Key("whatsapp_system_token").FillAsync(token);
    }

    public async Task SaveAsync()
    {
        await Button("Save").ClickAsync();
        await Assertions.Expect(Feedback).ToBeVisibleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(complaints);
    }

    private void Listen(IPage page)
    {
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // A refused form, or a broken line, is reported too: the pages answer those.
            if (
                message.Type is "error" or "warning"
                && !Expected.Any(start => message.Text.StartsWith(start, StringComparison.Ordinal)))
            {
                complaints.Add(message.Text);
            }
        };
    }
}
