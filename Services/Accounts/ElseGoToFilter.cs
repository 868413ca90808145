using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PartnerSite.Services.Accounts;

/// <summary>Redirects a user who is not in the state that a page is for: Identity's page throws then.</summary>
internal sealed class ElseGoToFilter(string page) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is InvalidOperationException)
        {
            context.Result = new RedirectToPageResult(page);
            context.ExceptionHandled = true;
        }
    }
}
