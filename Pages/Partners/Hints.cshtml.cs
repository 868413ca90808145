using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>
/// For the script that helps while typing: what is dropped around a value, and by attribute key what people paste in
/// place of it, patterns of likely mistakes, and what to say about either.
/// </summary>
public sealed class HintsModel(PartnerCatalog catalog, Texts texts) : PartnersPage(texts)
{
    public IActionResult OnGet() => new JsonResult(
        new
        {
            Around = Surroundings.Class,
            Invisible = Surroundings.InvisibleClass,
            InvisibleText = Texts["Partners.LeftOutInvisible"],
            Fields = catalog.Attributes
                .Where(attribute => !attribute.IsDate)
                .ToDictionary(attribute => attribute.Key, FieldOf),
        },
        JsonSerializerOptions.Web);

    private object FieldOf(AttributeDefinition attribute) => new
    {
        Pasted = attribute.Pasted.Select(rule => new { rule.Pattern, Text = Texts.Of(attribute, rule) }),
        Lower = attribute.Format is { IgnoresCase: true } format ? format.Pattern : null,
        Hints = attribute.FormatHints.Select(hint => new { hint.Pattern, Text = Texts.Of(attribute, hint) }),
    };
}
