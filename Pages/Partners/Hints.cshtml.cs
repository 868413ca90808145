using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Pages.Partners;

/// <summary>
/// For the script that helps while typing: by attribute key, patterns of likely mistakes and what to say about them.
/// </summary>
public sealed class HintsModel(PartnerCatalog catalog, Texts texts) : PartnersPage(texts)
{
    public IActionResult OnGet() => new JsonResult(
        catalog.Attributes.Where(attribute => attribute.FormatHints.Count > 0).ToDictionary(
            attribute => attribute.Key,
            attribute => attribute.FormatHints.Select(hint => new { hint.Pattern, Text = Texts.Of(attribute, hint) })),
        JsonSerializerOptions.Web);
}
