using Htmx;
using Microsoft.AspNetCore.Mvc;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Http;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>Saves the form, or shows it again with what to correct.</summary>
[LargeForm]
public sealed class SaveModel(CheckedSaves saves, Drafts drafts, TimeProvider clock, Texts texts)
    : PartnersPage(texts)
{
    public IActionResult OnGet() => RedirectToPage("Details");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var draft = drafts.Read(User.Id(), Request.Form);
        var result = await saves.SaveAsync(draft, PartnerForm.AnywayIn(Request.Form), cancellationToken);
        return result.Outcome switch
        {
            SaveOutcome.Saved => await SavedAsync(result, draft),
            SaveOutcome.Doubtful => Doubtful(result, draft),
            SaveOutcome.OwnerGone => await SignInAgainAsync(),
            SaveOutcome.Conflict => Show(
                FormAgain(result, draft) with { Start = PartnerForm.StartIn(Request.Form) },
                StatusCodes.Status409Conflict),
            _ => Show(FormAgain(result, draft), StatusCodes.Status422UnprocessableEntity),
        };
    }

    private async Task<IActionResult> SavedAsync(SaveResult result, Draft draft)
    {
        await MarkPromptAnsweredAsync(result);
        return Done(PartnersDialog.From(result.Profile) with
        {
            Feedback = FeedbackFor(result, draft),
            IsWarning = result.Checks.Values.Any(check => check.Status != PartnerStatus.Connected || check.IsLimited)
                || Refused(result, draft).Any(),
            SecretHints = draft.SecretHints,
            Taken = draft.Taken,
        });
    }

    private IActionResult Doubtful(SaveResult result, Draft draft)
    {
        var form = FormAgain(result, draft) with { Doubts = result.Checks };

        if (!IsFragment)
        {
            return Show(form, StatusCodes.Status422UnprocessableEntity);
        }

        // Beside the form, so that a typed token is still in its field for "Save anyway".
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Response.Htmx(headers => headers.Retarget("#save-summary").Reswap("innerHTML"));
        return Partial("_Doubts", form with { Taken = draft.Taken });
    }

    private PartnersDialog FormAgain(SaveResult result, Draft draft) => FormOf(result.Profile, draft) with
    {
        Refused = result.Outcome,
        Errors = result.Errors,
    };

    // What the save did, and what works now or does not.
    private string FeedbackFor(SaveResult result, Draft draft) => string.Join(
        ' ',
        [
            Texts[result.Changed ? "Partners.Saved" : "Partners.NothingToSave"],
            .. result.Checks.Select(check => ResultOf(result.Profile.Of(check.Key), check.Value)).OfType<string>(),
            .. Refused(result, draft).Select(connected => Texts.Of(connected.Verdict!)),
        ]);

    private string? ResultOf(ConnectedPartner connected, PartnerCheck check) => check switch
    {
        { IsReasonToAsk: true } => Texts["Partners.SavedAnyway", connected.Partner, Texts.Of(check)],
        { Status: PartnerStatus.Connected, IsLimited: false } =>
            connected.ExpiryNotice(clock.GetUtcNow().UtcDateTime) is { } expiry
                ? Texts[expiry]
                : Texts.WorksOf(connected.Partner),
        _ => Texts.Of(check),
    };

    // What was in the form, was not changed, and is refused.
    private static IEnumerable<ConnectedPartner> Refused(SaveResult result, Draft draft) =>
        result.Profile.Partners.Where(connected => draft.Chooses(connected.Partner)
            && !result.Checks.ContainsKey(connected.Partner)
            && connected.Verdict is { Status: PartnerStatus.NeedsAttention });
}
