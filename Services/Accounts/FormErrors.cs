using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PartnerSite.Services.Accounts;

internal static class FormErrors
{
    /// <summary>Moves what is said of the whole form to the field that it is about.</summary>
    public static void MoveToField(this ModelStateDictionary state, string field, Func<string, bool> isAboutField)
    {
        if (state[""] is not { } form)
        {
            return;
        }

        foreach (var error in form.Errors.Where(error => isAboutField(error.ErrorMessage)).ToList())
        {
            form.Errors.Remove(error);
            state.AddModelError(field, error.ErrorMessage);
        }

        if (form.Errors.Count == 0)
        {
            state.Remove("");
        }
    }
}
