using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PartnerSite.Services.Accounts;

/// <summary>Redirects when Identity's page throws because the user is not in the state that it expects.</summary>
internal sealed class FallbackPageFilter(string page) : IExceptionFilter
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
