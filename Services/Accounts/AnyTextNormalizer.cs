using Microsoft.AspNetCore.Identity;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Normalizes any text. Identity's own normalizer throws on invalid code points, where the name is merely unknown.
/// </summary>
internal sealed class AnyTextNormalizer : ILookupNormalizer
{
    private readonly UpperInvariantLookupNormalizer normalizer = new();

    public string? NormalizeName(string? name) => Normalize(name);

    public string? NormalizeEmail(string? email) => Normalize(email);

    private string? Normalize(string? text)
    {
        try
        {
            return normalizer.NormalizeName(text);
        }
        catch (ArgumentException)
        {
            return text!.ToUpperInvariant();
        }
    }
}
