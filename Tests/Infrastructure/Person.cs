using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerSite.Services.Languages;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// A person at a browser: what they do, in their words. At the end the browser must have reported no errors.
/// </summary>
public sealed partial class Person : IAsyncDisposable
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
    private readonly string address;
    private readonly List<string> errors = [];
    private readonly bool scripts;

    public Person(IBrowserContext context, string address, IPage page, bool scripts, SiteLanguage language)
    {
        this.context = context;
        this.address = address;
        this.scripts = scripts;
        Page = page;
        Language = language;
        context.Page += (_, opened) => Listen(opened);
        Listen(page);
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>The language that their browser asks for.</summary>
    public SiteLanguage Language { get; }

    public string Email { get; private set; } = "";

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public ILocator Avatar => Page.Locator("[data-avatar]");

    /// <summary>What something is called in the person's language, by what it is called in English.</summary>
    public Regex Called(string english) => ResourceTexts.Called(english, Language);

    /// <summary>
    /// Comes to the site with a new account. The forms of that are a journey of their own; here they would only take
    /// time.
    /// </summary>
    public async Task RegisterAsync()
    {
        using var client = new SiteClient(new Uri(address));
        await client.RegisterAsync(Emails.New());
        Email = client.Email;
        await context.AddCookiesAsync(client.Cookies.GetAllCookies().Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Url = cookie.Secure ? address.Replace("http:", "https:", StringComparison.Ordinal) : address,
            Secure = cookie.Secure,
            HttpOnly = cookie.HttpOnly,
        }));
        await Page.GotoAsync("/");
    }

    /// <summary>Creates an account at the site's pages.</summary>
    public async Task RegisterAtTheSiteAsync()
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
        await Page.GetByLabel(Called("Email")).FillAsync(Email);
        await Page.GetByLabel(Called("Password")).FillAsync(Emails.Password);
        await Page.GetByLabel(Called("Confirm password")).FillAsync(Emails.Password);
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
        await Page.GetByLabel(Called("Email")).FillAsync(Email);
        await Page.GetByLabel(Called("Password")).FillAsync(Emails.Password);
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = Called("Sign in") }).ClickAsync();
    }

    public async Task SignOutAsync()
    {
        await Avatar.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = Called("Sign out") }).ClickAsync();
        await Assertions.Expect(Avatar).ToHaveCountAsync(0);
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

        Assert.Fail("Pressing Tab thirty times did not reach the element.");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(errors);
    }

    private void Listen(IPage page)
    {
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            // The console also reports refused forms and lost connections, which the pages handle.
            if (
                message.Type is "error" or "warning"
                && !Expected.Any(start => message.Text.StartsWith(start, StringComparison.Ordinal)))
            {
                errors.Add(message.Text);
            }
        };
    }
}
