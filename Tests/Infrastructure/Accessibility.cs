using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>What axe finds in a page.</summary>
public static class Accessibility
{
    private static readonly AxeRunOptions Wcag22AA = Only("tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    private static readonly AxeRunOptions Colours = Only("rule", "color-contrast", "link-in-text-block");

    /// <summary>Where the page does not meet WCAG 2.2 AA.</summary>
    public static Task<IEnumerable<string>> FaultsOfAsync(IPage page) => RunAsync(page, Wcag22AA);

    /// <summary>Where its colours do not: all that differs between themes.</summary>
    public static Task<IEnumerable<string>> FaultsOfColoursAsync(IPage page) => RunAsync(page, Colours);

    private static async Task<IEnumerable<string>> RunAsync(IPage page, AxeRunOptions options) =>
        (await page.RunAxe(options)).Violations.Select(violation => $"{violation.Id}: {violation.Help} {violation.Nodes[0].Html}");

    private static AxeRunOptions Only(string type, params List<string> values) => new()
    {
        RunOnly = new() { Type = type, Values = values },
        ResultTypes = new HashSet<ResultType> { ResultType.Violations },
    };
}
