using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>Checks in words.</summary>
public static class CheckTexts
{
    // What a refusal is about; that the account is otherwise fine belongs beside a success.
    private const string OfRefusals = "blocked";

    /// <summary>A check's sentence, and what its details mean as far as there are words for them.</summary>
    public static string Of(this Texts texts, PartnerCheck check) =>
        string.Join(' ', [texts[check.Message], .. check.Details
            .Where(detail => check.Status != PartnerStatus.NeedsAttention
                || detail.Key.StartsWith(OfRefusals, StringComparison.Ordinal))
            .Select(detail => texts.OfDetail(detail.Key, detail.Value))
            .OfType<string>()]);
}
