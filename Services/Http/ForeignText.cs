using System.Globalization;
using System.Text;

namespace PartnerSite.Services.Http;

/// <summary>Text that somebody else wrote, made fit to be shown and kept.</summary>
internal static class ForeignText
{
    /// <summary>One line of what shows of it, without white space around it.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder();

        foreach (var rune in text.EnumerateRunes().Where(IsShown))
        {
            shown.Append(rune.ToString());
        }

        return shown.ToString().Trim();
    }

    /// <summary>No more than so many UTF-16 units of it, and no half character.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    // Enumeration turns a lone surrogate into U+FFFD.
    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
