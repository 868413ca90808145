using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;

namespace PartnerSite.Services.Accounts;

/// <summary>Takes pages of Identity out of the site, before anything is made for them.</summary>
internal sealed class OffPages(IEnumerable<IdentityPage> pages) : IApplicationFeatureProvider<ViewsFeature>
{
    private readonly HashSet<string> files =
        [.. pages.Select(page => $"/Areas/{IdentityPages.Area}/Pages{page.Path}.cshtml")];

    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ViewsFeature feature)
    {
        foreach (var view in feature.ViewDescriptors.Where(view => files.Contains(view.RelativePath)).ToList())
        {
            feature.ViewDescriptors.Remove(view);
        }
    }
}
