namespace PartnerSite.Services.Partners.Catalog;

/// <summary>A text that people paste where a value belongs, and which part of it they mean.</summary>
/// <param name="Name">Names it among the texts of its attribute.</param>
/// <param name="Pattern">
/// A regular expression that matches such a text as a whole, and means the same to browsers and .NET. Its one group is
/// the part that is meant.
/// </param>
/// <param name="Text">
/// What the form says about it. A <c>{0}</c> stands for the value; a sensitive attribute must not have one.
/// </param>
public sealed record PasteRule(string Name, string Pattern, string Text)
{
    private readonly CatalogPattern pattern = new(Pattern);

    /// <summary>A value in quotation marks, as documents and programs write them.</summary>
    public static PasteRule Quotes { get; } = new(
        "quotes",
        """^(?="[^"]*"$|'[^']*'$|`[^`]*`$|“[^“”]*”$|‘[^‘’]*’$|«[^«»]*»$)[\s\S]([\s\S]*)[\s\S]$""",
        "We left out the quotation marks.")
    {
        IsShared = true,
    };

    /// <summary>Many attributes have it, and the text is the same for all.</summary>
    public bool IsShared { get; private init; }

    /// <summary>The part of a text that is meant; null when it is another text.</summary>
    public string? PartOf(string text) => pattern.GroupIn(text);
}
