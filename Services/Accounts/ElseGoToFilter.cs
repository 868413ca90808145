using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PartnerSite.Services.Accounts;

/// <summary>Identity's pages throw when the user is not in the state that they are for: they are sent on instead.</summary>
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
