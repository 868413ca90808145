using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>What the form says about what was left out of a text that was typed or pasted.</summary>
public static class TakenText
{
    /// <param name="texts">The texts of the request's language.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="names">The names of what was left out, separated by spaces.</param>
    /// <param name="value">The value that was taken; one that is sensitive is never said.</param>
    public static string Taken(this Texts texts, AttributeDefinition attribute, string names, string? value) =>
        string.Join(' ',
            from name in names.Split(' ')
            let rule = attribute.Pasted.FirstOrDefault(rule => rule.Name == name)
            where rule is not null || name == DraftValue.Invisible
            select rule is null
                ? texts["Partners.LeftOutInvisible"]
                : texts.Of(attribute, rule, attribute.IsSensitive ? null : value));
}
