using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Razor.TagHelpers;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PartnerSite.Pages;

/// <summary>
/// Puts the site's path in place of <c>~/</c>, as Razor does in a link's written address: in computed ones too, and in
/// those of htmx.
/// </summary>
[HtmlTargetElement("a", Attributes = "href")]
[HtmlTargetElement("*", Attributes = HxGet)]
public sealed class AddressTagHelper(IUrlHelperFactory urls, HtmlEncoder encoder)
    : UrlResolutionTagHelper(urls, encoder)
{
    private const string HxGet = "hx-get";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        base.Process(context, output);
        ProcessUrlAttribute(HxGet, output);
    }
}
