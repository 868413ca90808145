using System.Text;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>
/// What is copied along around a value and is never meant: white space, invisible characters, direction marks.
/// </summary>
internal static class Surroundings
{
    /// <summary>The invisible characters, as the inside of a character class of a regular expression.</summary>
    public static string InvisibleClass { get; } = ClassOf(IsInvisible);

    /// <summary>All characters that are dropped, as the inside of a character class of a regular expression.</summary>
    public static string Class { get; } = ClassOf(IsDropped);

    /// <summary>The text without what surrounds it; empty when there is nothing else.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="hadInvisible">Not only white space was dropped.</param>
    public static string Trim(string? text, out bool hadInvisible)
    {
        var all = (text ?? "").AsSpan();
        var (start, end) = (0, all.Length);

        while (start < end && IsDropped(all[start]))
        {
            start++;
        }

        while (end > start && IsDropped(all[end - 1]))
        {
            end--;
        }

        hadInvisible = HasInvisible(all[..start]) || HasInvisible(all[end..]);
        return all[start..end].ToString();
    }

    private static bool IsDropped(char character) => char.IsWhiteSpace(character) || IsInvisible(character);

    // The soft hyphen, the marks and overrides of direction, the joiners, and the byte order mark.
    private static bool IsInvisible(char character) => character is
        '\u00AD' or '\u061C' or '\u180E' or '\uFEFF'
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F');

    private static bool HasInvisible(ReadOnlySpan<char> dropped)
    {
        foreach (var character in dropped)
        {
            if (IsInvisible(character))
            {
                return true;
            }
        }

        return false;
    }

    private static string ClassOf(Predicate<char> belongs)
    {
        var ranges = new StringBuilder();

        for (var first = 0; first <= char.MaxValue; first++)
        {
            if (!belongs((char)first))
            {
                continue;
            }

            var last = first;

            while (last < char.MaxValue && belongs((char)(last + 1)))
            {
                last++;
            }

            ranges.Append(Escape(first)).Append(last > first ? $"-{Escape(last)}" : "");
            first = last;
        }

        return ranges.ToString();
    }

    private static string Escape(int character) => $@"\u{character:x4}";
}
