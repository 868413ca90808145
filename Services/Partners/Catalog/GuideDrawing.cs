namespace PartnerSite.Services.Partners.Catalog;

/// <summary>
/// A drawing of a partner's screen, made for this site: no logos, no copied pictures, words only where they are the
/// same in every language.
/// </summary>
/// <param name="Path">An SVG of this site, below <c>/guides</c>, 320 units wide.</param>
/// <param name="Height">Its height in the same units.</param>
/// <param name="Text">What it shows, for those who don't see it.</param>
public sealed record GuideDrawing(string Path, int Height, string Text)
{
    /// <summary>The width of every drawing in pixels, unless the window is narrower.</summary>
    public const int Width = 320;
}
