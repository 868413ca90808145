using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Browser;

/// <summary>Every view: accessible, within its window, and pictured for ./screenshots.sh.</summary>
public sealed class ViewTests(BrowserSite site, Chromium chromium) : IClassFixture<BrowserSite>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PARTNERSITE_SCREENSHOTS");

    private static readonly AxeRunOptions Wcag22AA = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] },
    };

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public Task Every_view_meets_WCAG_2_2_AA(int width, ColorScheme scheme) => WalkAsync(width, scheme, async page =>
    {
        var result = await page.RunAxe(Wcag22AA);
        return result.Violations.Select(violation => $"{violation.Id}: {violation.Help} {violation.Nodes[0].Html}");
    });

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Light)]
    public Task Every_view_fits_its_window(int width, ColorScheme scheme) => WalkAsync(width, scheme, async page =>
        await page.EvaluateAsync<string[]>("""
            [document.documentElement, ...document.querySelectorAll("dialog[open], [popover]:popover-open")]
              .filter(box => box.scrollWidth > box.clientWidth || box.getBoundingClientRect().right > innerWidth)
              .map(box => `wider than the window: ${box.tagName}`)
            """));

    private async Task WalkAsync(int width, ColorScheme scheme, Func<IPage, Task<IEnumerable<string>>> lookAsync)
    {
        var faults = new List<string>();
        await using var person = await chromium.NewPersonAsync(site, new()
        {
            ViewportSize = new() { Width = width, Height = 844 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });

        await Views.WalkAsync(site, person, async view =>
        {
            faults.AddRange((await lookAsync(person.Page)).Select(fault => $"{view}: {fault}"));

            if (Pictures is not null)
            {
                var path = Path.Combine(Pictures, $"{view}-{width}-{scheme}.png".ToLowerInvariant());
                await person.Page.ScreenshotAsync(new() { Path = path, Caret = ScreenshotCaret.Initial });
            }
        });

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
