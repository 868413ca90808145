using System.Text.Json;
using Htmx;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners;

namespace PartnerSite.Pages.Partners;

/// <summary>Asking partners: of what is stored, of what is typed, and before a save.</summary>
public sealed partial class IndexModel
{
    private const string FromHome = "home";

    /// <summary>What came of checking what is typed for one partner.</summary>
    public (Partner Partner, CheckResult Result)? Checked { get; private set; }

    /// <summary>What partners refuse of a save that waits for its user to insist.</summary>
    public IReadOnlyList<(Partner Partner, PartnerCheck Check)> Doubts { get; private set; } = [];

    /// <summary>The form comes back as it was typed; but for secrets, which are never sent back.</summary>
    public bool IsAsTyped => Refused is not null || Checked is not null;

    public async Task<IActionResult> OnPostCheckAsync()
    {
        if (catalog.FindPartner(Request.Form["partner"].ToString()) is not { } known)
        {
            if (IsFragment)
            {
                // In place of the whole, although the button asks for a part.
                Response.Htmx(headers => headers.Retarget("[data-partners]").Reswap("outerHTML"));
            }

            return UnknownPartner();
        }

        return Request.Form.ContainsKey("Input.Version")
            ? await CheckTypedAsync(known)
            : await CheckStoredAsync(known);
    }

    private async Task<IActionResult> CheckTypedAsync(Partner partner)
    {
        Input = InputModel.From(Request.Form);
        var result = await checks.CheckTypedAsync(User.Id(), partner, Input.ToSubmission());

        if (result.Outcome == CheckOutcome.OwnerGone)
        {
            return await SignInAgainAsync();
        }

        if (IsFragment && result.IsStored)
        {
            Response.Htmx(headers => headers.WithTrigger("partnersChanged"));
        }

        Checked = (partner, result);
        Response.StatusCode = result.Outcome == CheckOutcome.Invalid ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return IsFragment ? Partial("_CheckResult", (partner, result)) : Form(result.Profile, FormView);
    }

    private async Task<IActionResult> CheckStoredAsync(Partner partner)
    {
        var result = await checks.CheckStoredAsync(User.Id(), partner);

        if (result.Outcome == CheckOutcome.OwnerGone)
        {
            return await SignInAgainAsync();
        }

        var said = result.Check is { } check ? texts[check.Message] : texts["Partners.TooManyChecks"];

        if (Request.Form["from"] != FromHome)
        {
            return Done(result.Profile, said, isWarning: result.Check?.Status != PartnerStatus.Connected);
        }

        // What came of asking is on the card; that nobody was asked is not.
        if (!IsFragment)
        {
            (FeedbackAfterRedirect, WarningAfterRedirect) = result.Outcome == CheckOutcome.Asked ? (null, false) : (said, true);
            return Redirect("/");
        }

        if (result.Outcome != CheckOutcome.Asked)
        {
            return Partial("_CheckResult", (partner, result));
        }

        // Brings the cards up to date, and says it to who can't see them.
        Response.Headers["HX-Trigger"] = JsonSerializer.Serialize(new { partnersChanged = "", partnerChecked = new { text = said } });
        return new NoContentResult();
    }

    private IActionResult DoubtsOf(SaveResult result)
    {
        Refused = result.Outcome;
        Doubts = [.. result.Checks.Where(answer => answer.Check.Status == PartnerStatus.NeedsAttention)];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;

        if (!IsFragment)
        {
            return Form(result.Profile, FormView);
        }

        // Beside the form, so that a token which was typed is still in its field for "Save anyway".
        Response.Htmx(headers => headers.Retarget("#save-doubts").Reswap("innerHTML"));
        return Partial("_Doubts", this);
    }

    // What the save did, and which partners could not be asked about it.
    private string FeedbackOf(SaveResult result)
    {
        var unasked = result.Checks.Where(answer => answer.Check.Status == PartnerStatus.CouldNotCheck).Select(answer => texts[answer.Check.Message]).ToArray();
        return unasked.Length > 0 ? texts["Partners.SavedUnchecked", string.Join(' ', unasked)] : texts["Partners.Saved"];
    }
}
