using System.Globalization;
using System.Text;

namespace PartnerSite.Services.Http;

/// <summary>Cleans text that somebody else wrote, to show it and store it.</summary>
internal static class UntrustedText
{
    /// <summary>Its visible characters on one line, trimmed.</summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder();

        foreach (var rune in text.EnumerateRunes().Where(IsVisible))
        {
            visible.Append(rune.ToString());
        }

        return visible.ToString().Trim();
    }

    /// <summary>At most <paramref name="length"/> UTF-16 units of it; a character is never cut in half.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    // Enumeration turns a lone surrogate into U+FFFD.
    private static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
