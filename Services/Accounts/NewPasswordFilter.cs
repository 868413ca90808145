using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Says why a new password is refused at its field, where Identity's pages say it of the whole form.
/// </summary>
internal sealed class NewPasswordFilter(string field, Texts texts) : IPageFilter
{
    private static readonly string[] Refusals = ["Account.PasswordLength", "Account.PasswordGuessable"];

    /// <summary>A new password was refused; Identity looks at it after the current one, which was right.</summary>
    public static bool HasRefused(ModelStateDictionary state, Texts texts) =>
        state.Values.SelectMany(field => field.Errors).Any(error => IsRefusal(error.ErrorMessage, texts));

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) =>
        context.ModelState.MoveToField(field, message => IsRefusal(message, texts));

    private static bool IsRefusal(string message, Texts texts) => Refusals.Any(key => message == texts[key]);
}
