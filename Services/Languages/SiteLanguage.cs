using System.Globalization;

namespace PartnerSite.Services.Languages;

/// <summary>A language of the site.</summary>
/// <param name="Code">Its tag (BCP 47), as in <c>lang</c> attributes.</param>
/// <param name="Name">What its speakers call it.</param>
public sealed record SiteLanguage(string Code, string Name)
{
    /// <summary>The languages; the first is the default.</summary>
    public static IReadOnlyList<SiteLanguage> All { get; } = [new("en", "English"), new("vi", "Tiếng Việt")];

    /// <summary>The language of the current request.</summary>
    public static SiteLanguage Current =>
        All.FirstOrDefault(language => language.Code == CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
        ?? All[0];
}
