using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

/// <summary>Translates the errors that Identity's page models add in English.</summary>
internal sealed class LibrarySentencesFilter(Texts texts) : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not PageResult)
        {
            return;
        }

        foreach (var field in context.ModelState.Values)
        {
            for (var i = 0; i < field.Errors.Count; i++)
            {
                field.Errors[i] = new ModelError(texts.OfIdentity(field.Errors[i].ErrorMessage));
            }
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
