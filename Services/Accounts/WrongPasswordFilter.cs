using Microsoft.AspNetCore.Mvc.Filters;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Says that the password is wrong at its field, where Identity's pages say it of the whole form.
/// </summary>
internal sealed class WrongPasswordFilter(string field, Texts texts) : IPageFilter
{
    // Of the page that deletes the account; the page of a new password says what AccountErrors says.
    private const string OfDeletion = "Incorrect password.";

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) =>
        context.ModelState.MoveToField(field, IsWrongPassword);

    private bool IsWrongPassword(string message) =>
        message == texts["Account.WrongCurrentPassword"] || message == OfDeletion;
}
