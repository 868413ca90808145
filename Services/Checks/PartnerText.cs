using PartnerSite.Services.Http;

namespace PartnerSite.Services.Checks;

/// <summary>Cleans what a partner says, to show and store it.</summary>
internal static class PartnerText
{
    private const int MaxLength = 256;

    /// <summary>
    /// The visible characters, at most 256 UTF-16 units; null when nothing is left, or when the text contains one of
    /// the secrets that the partner was sent, in any case.
    /// </summary>
    public static string? Clean(string? text, IReadOnlyCollection<string> secrets)
    {
        var clean = UntrustedText.Visible(text ?? "");
        return clean.Length == 0 || secrets.Any(secret => Has(clean, secret) || Has(text!, secret))
            ? null
            : UntrustedText.Cut(clean, MaxLength);
    }

    /// <summary>The clean texts by name, without those of which nothing is left.</summary>
    public static Dictionary<string, string> Clean(
        PartnerJson json, IEnumerable<string> names, IReadOnlyCollection<string> secrets) =>
        names
            .Select(name => (Name: name, Text: Clean(json.Text(name), secrets)))
            .Where(detail => detail.Text is not null)
            .ToDictionary(detail => detail.Name, detail => detail.Text!);

    private static bool Has(string text, string secret) => text.Contains(secret, StringComparison.OrdinalIgnoreCase);
}
