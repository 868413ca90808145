using Microsoft.Playwright;
using PartnerSite.Services.Languages;

[assembly: AssemblyFixture(typeof(PartnerSite.Tests.Infrastructure.Chromium))]

namespace PartnerSite.Tests.Infrastructure;

/// <summary>Debian's Chromium, one for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names =
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
    ];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    private static string? Executable => Tool.Find(Names);

    /// <summary>How long anything on a page is waited for, in milliseconds: far longer than it takes.</summary>
    public const int Patience = 30_000;

    /// <summary>What every start needs here: as root, without a screen, asking nobody outside.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run", "--disable-quic",
    ];

    /// <summary>A person at a browser window of their own; the test is skipped where there is no browser.</summary>
    public Task<Person> NewPersonAsync(BrowserSite site, BrowserNewContextOptions? options = null) =>
        NewPersonAsync(site.Address, options);

    /// <summary>A person at the site of this address.</summary>
    public async Task<Person> NewPersonAsync(string address, BrowserNewContextOptions? options = null) =>
        await NewPersonAsync(await BrowserAsync(), address, options);

    /// <summary>A person at the site of this address, in a browser of their own.</summary>
    public static async Task<Person> NewPersonAsync(
        IBrowser browser, string address, BrowserNewContextOptions? options = null)
    {
        // What still moves when it is clicked is missed.
        var context = await browser.NewContextAsync(
            new(options ?? new()) { BaseURL = address, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(Patience);
        var language = SiteLanguage.All.FirstOrDefault(known => known.Code == options?.Locale) ?? SiteLanguage.All[0];
        return new(context, address, await context.NewPageAsync(), options?.JavaScriptEnabled ?? true, language);
    }

    /// <summary>A person who has registered and skipped the prompt.</summary>
    public async Task<Person> NewSkippedPersonAsync(BrowserSite site)
    {
        var person = await NewPersonAsync(site);
        await person.RegisterAndOpenPromptAsync();
        await person.Button("Skip for now").ClickAsync();
        await Assertions.Expect(person.Dialog).ToHaveCountAsync(0);
        return person;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        starting.Dispose();
    }

    /// <summary>
    /// A browser that keeps pages for "Back" in memory, as people's do; Playwright turns that off. The caller closes
    /// it.
    /// </summary>
    public async Task<IBrowser> WithPagesInMemoryAsync()
    {
        await BrowserAsync();
        return await LaunchAsync("--disable-back-forward-cache");
    }

    private Task<IBrowser> LaunchAsync(params string[] without)
    {
        Assert.SkipWhen(Executable is null, "Chromium is not installed: run ./test.sh, which installs it.");
        return playwright!.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = Arguments,
            IgnoreDefaultArgs = without,
        });
    }

    private async Task<IBrowser> BrowserAsync()
    {
        await starting.WaitAsync();

        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await LaunchAsync();
        }
        finally
        {
            starting.Release();
        }
    }
}
