using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>What axe finds in a page.</summary>
public static class Accessibility
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly object Wcag22AA = Only(
        "tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    private static readonly object Colors = Only("rule", "color-contrast", "link-in-text-block");

    /// <summary>Where the page does not meet WCAG 2.2 AA.</summary>
    public static Task<string[]> FaultsOfAsync(IPage page) => RunAsync(page, Wcag22AA);

    /// <summary>Where its colors do not: nothing else differs between themes.</summary>
    public static Task<string[]> FaultsOfColoursAsync(IPage page) => RunAsync(page, Colors);

    // Deque's package for Playwright loads axe for each run, and once more into an empty page, for the sake of frames.
    private static async Task<string[]> RunAsync(IPage page, object options)
    {
        Assert.Single(page.Frames);

        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>("""
            async options => (await axe.run(document, options)).violations
              .map(violation => `${violation.id}: ${violation.help} ${violation.nodes[0].html}`)
            """, options);
    }

    private static object Only(string type, params string[] values) =>
        new { runOnly = new { type, values }, resultTypes = (string[])["violations"] };
}
