using System.Text.RegularExpressions;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>A look of a value that is likely a mistake, and what to say about it. It is said, never enforced.</summary>
/// <param name="Name">Names it among the hints of its attribute.</param>
/// <param name="Pattern">
/// A regular expression that browsers and .NET read alike: it fits what looks like the mistake.
/// </param>
/// <param name="Text">A friendly sentence: what it looks like, and what was meant.</param>
public sealed record FormatHint(string Name, string Pattern, string Text)
{
    // No pattern, however it is written, can hold up a save.
    private readonly Regex regex = new(
        Pattern, RegexOptions.ECMAScript | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50));

    /// <summary>The value looks like that.</summary>
    public bool Fits(string value)
    {
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
