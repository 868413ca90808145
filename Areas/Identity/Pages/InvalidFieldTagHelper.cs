using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PartnerSite.Areas.Identity.Pages;

/// <summary>Marks refused fields for screen readers, and gives the first one the focus.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
public sealed class InvalidFieldTagHelper : TagHelper
{
    /// <summary>The field.</summary>
    [HtmlAttributeName("asp-for")]
    public required ModelExpression For { get; set; }

    /// <summary>The page that it is in.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (output.Attributes["type"]?.Value?.ToString() != "hidden"
            && ViewContext.ModelState.GetFieldValidationState(For.Name) == ModelValidationState.Invalid)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");

            if (ViewContext.HttpContext.Items.TryAdd(typeof(InvalidFieldTagHelper), null))
            {
                output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
            }
        }
    }
}
