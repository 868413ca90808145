using System.Text.RegularExpressions;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>A regular expression of the catalog, which means the same to browsers and .NET.</summary>
internal sealed class CatalogPattern(string pattern)
{
    // No pattern can delay a save for long.
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    // Not before the first text is looked at: the start has a dozen patterns and no texts.
    private readonly Lazy<Regex> regex = new(
        () => new Regex(pattern, RegexOptions.ECMAScript | RegexOptions.CultureInvariant, Timeout));

    /// <summary>Whether it matches.</summary>
    public bool Fits(string text) => Match(text) is not null;

    /// <summary>What its one group matches; null when it does not match.</summary>
    public string? GroupIn(string text) => Match(text)?.Groups[1].Value;

    private Match? Match(string text)
    {
        try
        {
            return regex.Value.Match(text) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
