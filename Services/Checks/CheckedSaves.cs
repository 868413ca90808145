using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners;

namespace PartnerSite.Services.Checks;

/// <summary>Saves a form after asking the partners whose values change whether the new ones work.</summary>
public sealed class CheckedSaves(PartnerAttributesService attributes, PartnerChecks checks, CheckLimit limit, ActivityRecorder activity, TimeProvider clock)
{
    /// <summary>
    /// Stores all of a form with what the partners say of it. When one of them refuses its values, nothing is stored until
    /// the user insists; one that can't be reached in time is no reason not to save.
    /// </summary>
    /// <param name="userId">The owner.</param>
    /// <param name="submission">The form.</param>
    /// <param name="anyway">The user insists.</param>
    /// <param name="cancellationToken">Gives up a save that has not begun.</param>
    /// <exception cref="Data.StorageUnavailableException">The database could not store it.</exception>
    public async Task<SaveResult> SaveAsync(string userId, PartnerSubmission submission, bool anyway, CancellationToken cancellationToken)
    {
        var prepared = attributes.Prepare(userId, submission);
        var preview = attributes.Preview(userId, prepared);
        var verdicts = preview is { Outcome: SaveOutcome.Saved } ? await AskAsync(userId, preview) : Verdicts.None;
        var answers = verdicts.Of.Select(verdict => (verdict.Key, PartnerCheck.Of(verdict.Value, verdicts.At))).ToArray();

        if (!anyway && answers.Any(answer => answer.Item2.Status == PartnerStatus.NeedsAttention))
        {
            await activity.RecordAsync(userId, verdicts.EventsWith(preview!.Changes.WrittenOf), CancellationToken.None);
            return new(SaveOutcome.Doubtful, preview!.Profile, [], Changed: false) { Checks = answers };
        }

        // That a partner was asked is written down, whether somebody waits for it or not.
        return await attributes.SaveAsync(userId, prepared, verdicts, answers.Length > 0 ? CancellationToken.None : cancellationToken) with { Checks = answers };
    }

    private async Task<Verdicts> AskAsync(string userId, SavePreview preview)
    {
        var questions = preview.Profile.Partners
            .Select(connected => connected.Partner)
            .Where(partner => preview.Changes.TouchValuesOf(partner) && !preview.Changes.RemovesAllOf(partner) && checks.CanCheck(partner))
            .Select(partner => (Partner: partner, Values: preview.Changes.ValuesOf(partner)))
            .Where(question => question.Values is not null)
            .ToArray();

        if (questions.Length == 0)
        {
            return Verdicts.None;
        }

        // Who has saved too often still saves, and is told.
        var mayAsk = limit.TakeForSave(userId);
        var answers = await Task.WhenAll(questions.Select(async question => (question.Partner, Verdict: mayAsk
            ? await checks.AskAsync(question.Partner, question.Values!, PartnerChecks.PatienceOfSave, CancellationToken.None)
            : new(VerdictState.CouldNotCheck, new("Checks.TooMany", question.Partner)) { WasAsked = false })));
        return new(preview.Rows, answers.ToDictionary(answer => answer.Partner, answer => answer.Verdict), clock.GetUtcNow().UtcDateTime);
    }
}
