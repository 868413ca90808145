using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>What axe finds in a page.</summary>
public static class Accessibility
{
    private static readonly AxeRunOptions Wcag22AA = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] },
        ResultTypes = new HashSet<ResultType> { ResultType.Violations },
    };

    /// <summary>Where the page does not meet WCAG 2.2 AA.</summary>
    public static async Task<IEnumerable<string>> FaultsOfAsync(IPage page) =>
        (await page.RunAxe(Wcag22AA)).Violations.Select(violation => $"{violation.Id}: {violation.Help} {violation.Nodes[0].Html}");
}
