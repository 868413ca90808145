namespace PartnerSite.Services.Partners.Catalog;

/// <summary>A format that is likely a mistake, and what to say about it. It is a hint, never enforced.</summary>
/// <param name="Name">Names it among the texts of its attribute.</param>
/// <param name="Pattern">
/// A regular expression that matches the mistake, and means the same to browsers and .NET.
/// </param>
/// <param name="Text">A friendly sentence: what it looks like, and what was meant.</param>
public sealed record FormatHint(string Name, string Pattern, string Text)
{
    private readonly CatalogPattern pattern = new(Pattern);

    /// <summary>Whether the value looks like that.</summary>
    public bool Fits(string value) => pattern.Fits(value);
}
