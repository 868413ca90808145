using System.Globalization;
using System.Text;

namespace PartnerSite.Services.Checks;

/// <summary>What a partner says, made fit to be shown and kept.</summary>
internal static class PartnerText
{
    private const int MaxLength = 256;

    /// <summary>
    /// The text without characters that don't show, at most 256 UTF-16 units; null when nothing is left, or when it has
    /// the secret in it, in any case.
    /// </summary>
    public static string? Clean(string? text, string? secret = null)
    {
        var shown = new StringBuilder();

        foreach (var rune in (text ?? "").EnumerateRunes().Where(IsShown))
        {
            shown.Append(rune.ToString());
        }

        var clean = shown.ToString().Trim();
        return clean.Length == 0 || Has(clean, secret) || Has(text!, secret) ? null : Shorten(clean);
    }

    /// <summary>The texts that are left, by these names.</summary>
    public static Dictionary<string, string> Clean(PartnerJson json, IEnumerable<string> names, string? secret = null) =>
        names.Select(name => (Name: name, Text: Clean(json.Text(name), secret)))
            .Where(detail => detail.Text is not null)
            .ToDictionary(detail => detail.Name, detail => detail.Text!);

    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool Has(string text, string? secret) => secret is not null && text.Contains(secret, StringComparison.OrdinalIgnoreCase);

    private static string Shorten(string text) =>
        text.Length <= MaxLength ? text : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
}
