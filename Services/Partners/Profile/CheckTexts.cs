using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>Checks in words.</summary>
public static class CheckTexts
{
    /// <summary>A check's sentence, and what its details mean as far as there are words for them.</summary>
    public static string Of(this Texts texts, PartnerCheck check) =>
        string.Join(' ', [texts[check.Message], .. check.Details.Select(detail =>
            texts.OfDetail(detail.Key, detail.Value)).OfType<string>()]);
}
