using System.Text.RegularExpressions;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>A text of which some words are a link: those in square brackets.</summary>
/// <param name="Before">The text before them.</param>
/// <param name="Linked">The words themselves; empty when there are none.</param>
/// <param name="After">The text after them.</param>
public sealed partial record LinkedText(string Before, string Linked, string After)
{
    /// <summary>Whether exactly one part of a text is in square brackets.</summary>
    public static bool HasLink(string text) => Brackets().IsMatch(text);

    /// <summary>The parts of a text.</summary>
    public static LinkedText From(string text) => Brackets().Match(text) is { Success: true } match
        ? new(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)
        : new(text, "", "");

    [GeneratedRegex(@"^([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)$")]
    private static partial Regex Brackets();
}
