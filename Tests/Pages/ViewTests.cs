using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>
/// Every view: accessible, within its window, in its language; and pictured for scripts/screenshots.sh.
/// </summary>
public sealed class ViewTests(WholeSite site, Chromium chromium) : IClassFixture<WholeSite>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PARTNERSITE_SCREENSHOTS");

    /// <summary>
    /// In the short form a desk, and a phone with the other theme and language; in the long form all combinations.
    /// Pictures are taken of all.
    /// </summary>
    public static TheoryData<int, ColorScheme, string> Windows { get; } =
    [
        .. from width in (int[])[390, 1280]
           from scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark]
           from language in (string[])["en", "vi"]
           let window = (width, scheme, language)
           where window == (1280, ColorScheme.Light, "en") || window == (390, ColorScheme.Dark, "vi")
               || Pictures is not null || DrillAttribute.IsLong
           select window,
    ];

    [Theory, Drill]
    [MemberData(nameof(Windows))]
    public async Task Every_view_meets_WCAG_2_2_AA_fits_its_window_and_says_what_it_is(
        int width, ColorScheme scheme, string language)
    {
        var faults = new List<string>();
        var titles = new Dictionary<string, string>();
        await using var person = await chromium.NewPersonAsync(site, new()
        {
            ViewportSize = new() { Width = width, Height = 844 },
            ColorScheme = scheme,
            Locale = language,
        });

        await Views.WalkAsync(
            site,
            person,
            async view =>
            {
                if (Pictures is not null)
                {
                    var path = Path.Combine(Pictures, $"{view}-{width}-{scheme}-{language}.png".ToLowerInvariant());
                    await person.Page.ScreenshotAsync(new() { Path = path, Caret = ScreenshotCaret.Initial });
                    return;
                }

                string[] found =
                [
                    .. await InBothThemesAsync(person.Page, scheme),
                    .. await TooWideAsync(person.Page, width),
                    .. await person.Page.EvaluateAsync<string[]>(Targets.TooSmall),
                    .. await MisnamedAsync(person, titles),
                ];
                faults.AddRange(found.Select(fault => $"{view}: {fault}"));
            });

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<IEnumerable<string>> InBothThemesAsync(IPage page, ColorScheme scheme)
    {
        var other = scheme == ColorScheme.Light ? ColorScheme.Dark : ColorScheme.Light;
        await page.EmulateMediaAsync(new() { ColorScheme = other });
        string[] faults = [.. (await Accessibility.FaultsOfColoursAsync(page)).Select(fault => $"{other}: {fault}")];
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        return [.. faults, .. await Accessibility.FaultsOfAsync(page)];
    }

    private static async Task<IEnumerable<string>> TooWideAsync(IPage page, int width)
    {
        var faults = new List<string>();

        foreach (var narrow in (int[])[320, width])
        {
            await page.SetViewportSizeAsync(narrow, 844);
            faults.AddRange((await TooWideAsync(page)).Select(fault => $"at {narrow} px {fault}"));
        }

        return faults;
    }

    private static Task<string[]> TooWideAsync(IPage page) => page.EvaluateAsync<string[]>("""
        [document.documentElement, ...document.querySelectorAll("dialog[open], [popover]:popover-open")]
          .filter(box => box.scrollWidth > box.clientWidth || box.getBoundingClientRect().right > innerWidth)
          .map(box => `wider than the window: ${box.tagName}`)
        """);

    // Tabs and histories tell pages apart by their titles.
    private static async Task<IEnumerable<string>> MisnamedAsync(Person person, Dictionary<string, string> titles)
    {
        var faults = new List<string>();
        var address = new Uri(person.Page.Url).AbsolutePath;
        var title = await person.Page.TitleAsync();

        if (
            await person.Page.Locator("html").GetAttributeAsync("lang") is var language
            && language != person.Language.Code)
        {
            faults.Add($"its language is {language}");
        }

        if (title.Length == 0 || (titles.TryGetValue(title, out var other) && other != address))
        {
            faults.Add($"its title “{title}” is also that of {titles.GetValueOrDefault(title)}");
        }

        titles[title] = address;
        return faults;
    }
}
