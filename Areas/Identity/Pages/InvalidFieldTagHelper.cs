using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PartnerSite.Areas.Identity.Pages;

/// <summary>A field that was refused says so to screen readers, and the first of them has the focus.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
public sealed class InvalidFieldTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public required ModelExpression For { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.GetFieldValidationState(For.Name) == ModelValidationState.Invalid)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");

            if (ViewContext.HttpContext.Items.TryAdd(typeof(InvalidFieldTagHelper), null))
            {
                output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
            }
        }
    }
}
