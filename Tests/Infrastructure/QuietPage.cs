using Microsoft.Playwright;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>Waits until a page has nothing more to load.</summary>
public static class QuietPage
{
    private const int Looks = 5;

    /// <summary>
    /// Returns when no request has been under way for half a second. Playwright may miss the event if it comes between
    /// its look at the page's state and its wait, so this looks again.
    /// </summary>
    public static async Task WaitUntilQuietAsync(this IPage page)
    {
        for (var look = 1; look < Looks; look++)
        {
            try
            {
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = 2_000 });
                return;
            }
            catch (TimeoutException)
            {
                // The next look, or the last one, which throws.
            }
        }

        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
