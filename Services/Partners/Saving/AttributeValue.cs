using System.Globalization;
using System.Text;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>The structure of a value: not too long, printable characters. Formats are not checked here.</summary>
internal static class AttributeValue
{
    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public static Message? FaultOf(string value, AttributeDefinition attribute)
    {
        if (value.Length > AttributeDefinition.MaxLength)
        {
            return new("Partners.TooLong", attribute, AttributeDefinition.MaxLength);
        }

        if (value.EnumerateRunes().Any(IsForbidden))
        {
            return new("Partners.Invisible", attribute);
        }

        return attribute.IsDate && !DateOnly.TryParseExact(value, AttributeDefinition.DateFormat, out _)
            ? new("Partners.NotADate", attribute)
            : null;
    }

    private static bool IsNoncharacter(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    // Enumeration turns a lone surrogate into U+FFFD, which no real value holds either.
    private static bool IsForbidden(Rune rune) =>
        rune == Rune.ReplacementChar || IsNoncharacter(rune) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.Format or
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
