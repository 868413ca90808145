using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PartnerSite.Services.Http;

/// <summary>A return address that leads elsewhere, or nowhere, becomes the start page; Identity's pages would answer it with an exception.</summary>
internal sealed class LocalReturnUrlFilter : IPageFilter
{
    private const string Argument = "returnUrl";

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerArguments.TryGetValue(Argument, out var value)
            && value is string address
            && context.HandlerInstance is PageModel page
            && !page.Url.IsLocalUrl(address))
        {
            context.HandlerArguments[Argument] = "/";
        }
    }

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
