using System.Text.RegularExpressions;

namespace PartnerSite.Services.Activity;

/// <summary>A short name for a browser or program, from its User-Agent header.</summary>
public static partial class BrowserName
{
    // A browser also claims to be older ones, so the first match is the right one.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"),
        ("EdgA/", "Edge"),
        ("EdgiOS/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("coc_coc_browser/", "Cốc Cốc"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("HeadlessChrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
        ("Macintosh", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>
    /// The browser and its system (<c>Chrome · Windows</c>), or a program's own name (<c>curl</c>); null when nothing
    /// is known about it.
    /// </summary>
    /// <param name="userAgent">As it was sent (RFC 9110, section 10.1.5).</param>
    public static string? From(string? userAgent)
    {
        if (userAgent is null || !userAgent.StartsWith("Mozilla/", StringComparison.Ordinal))
        {
            return userAgent is not null && Product().Match(userAgent) is { Success: true } product
                ? product.Value
                : null;
        }

        var names = new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>().ToList();
        return names.Count > 0 ? string.Join(" · ", names) : null;
    }

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._-]{0,39}(?=[/ ]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Product();
}
