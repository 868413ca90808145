using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Services.Checks;

/// <summary>Saves a draft after asking the partners whose values change whether the new ones work.</summary>
public sealed class CheckedSaves(
    PartnerProfiles profiles,
    PartnerCatalog catalog,
    PartnerSaves saves,
    PartnerChecks checks,
    CheckLimit limit,
    ActivityRecorder activity)
{
    /// <summary>
    /// Stores all of a draft with what the partners say about it. When one of them refuses its values, nothing is
    /// stored until the user insists; one that can't be reached in time is no reason not to save.
    /// </summary>
    /// <param name="draft">What is wanted.</param>
    /// <param name="insisted">
    /// By partners' tags, the questions that the user was asked before, and insists on:
    /// <see cref="PartnerCheck.Question"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels a save that has not begun.</param>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public async Task<SaveResult> SaveAsync(
        Draft draft, IReadOnlyDictionary<string, string> insisted, CancellationToken cancellationToken)
    {
        draft = await saves.WithoutPasswordAsync(draft, condition: null, cancellationToken);
        var stored = await profiles.FindAsync(draft.UserId, cancellationToken);
        var plan = stored is null ? null : saves.Plan(stored, draft);

        // Who insists on a secret has to send it again where the form came back without it.
        if (plan is { Outcome: SaveOutcome.Saved } && LeftOut(plan, insisted) is { Count: > 0 } errors)
        {
            return saves.Counted(new(SaveOutcome.Invalid, profiles.From(stored!)) { Errors = errors });
        }

        var results = plan is { Outcome: SaveOutcome.Saved } ? await AskAsync(plan) : SaveResult.NoChecks;
        var questions = results.Count == 0
            ? SaveResult.NoChecks
            : QuestionsAbout(results, profiles.From(stored!));

        if (questions.Any(asked => insisted.GetValueOrDefault(asked.Key.Tag) != asked.Value.Question))
        {
            var events =
                from result in results
                where result.Value.WasAsked
                let keys = plan!.Changes.WrittenKeys(result.Key)
                select result.Value.EventFor(result.Key, attributes: keys);

            await activity.RecordAsync(draft.UserId, events, CancellationToken.None);
            return saves.Counted(new(SaveOutcome.Doubtful, profiles.From(stored!)) { Checks = questions });
        }

        // Not cancelled once a partner was asked: that is recorded.
        var cancellation = results.Count > 0 ? CancellationToken.None : cancellationToken;
        return await saves.SaveAsync(draft, condition: null, results, cancellation);
    }

    private List<SaveError> LeftOut(SavePlan plan, IReadOnlyDictionary<string, string> insisted) =>
    [
        .. from partner in catalog.Partners
           where insisted.ContainsKey(partner.Tag) && !plan.Changes.Affects(partner)
           let secret = partner.Attributes.FirstOrDefault(attribute => attribute.IsSensitive)
           where secret is not null
           select new SaveError(new Message("Partners.EnterSecretAgain", secret), secret.Key),
    ];

    // What a user has to answer before these values are saved.
    private static Dictionary<Partner, PartnerCheck> QuestionsAbout(
        IReadOnlyDictionary<Partner, PartnerCheck> results, PartnerProfile profile) =>
        (from result in results
         let before = profile.Of(result.Key).Account
         let question = result.Value.IsReasonToAsk ? result.Value : OtherAccount(before, result.Value)
         where question is not null
         select (Partner: result.Key, Check: question)).ToDictionary(asked => asked.Partner, asked => asked.Check);

    // A new token or ID may be somebody else's by mistake.
    private static PartnerCheck? OtherAccount(IReadOnlyDictionary<string, string> before, PartnerCheck now)
    {
        if (IdIn(before) is not { } old || IdIn(now.Details) is not { } found || old == found)
        {
            return null;
        }

        var (was, isNow) = (NameIn(before) ?? old, NameIn(now.Details) ?? found);
        return now with
        {
            Message = was == isNow
                ? new("Checks.OtherAccount", $"{was} ({old})", $"{isNow} ({found})")
                : new("Checks.OtherAccount", was, isNow),
        };
    }

    private static string? IdIn(IReadOnlyDictionary<string, string> account) =>
        account.GetValueOrDefault(PartnerCheck.AccountId);

    private static string? NameIn(IReadOnlyDictionary<string, string> account) =>
        account.GetValueOrDefault(PartnerCheck.AccountName);

    private async Task<IReadOnlyDictionary<Partner, PartnerCheck>> AskAsync(SavePlan plan)
    {
        var questions = (
            from partner in catalog.Partners
            where
                plan.Changes.AffectsValuesOf(partner) && !plan.Changes.RemovesAllOf(partner) && checks.CanCheck(partner)
            let values = plan.Changes.ValuesOf(partner)
            where values is not null
            select (Partner: partner, Values: values)).ToList();

        // A user who has saved too often still saves, and is told.
        var mayAsk = questions.Count > 0 && limit.TakeForSave(plan.Stored.UserId);
        var results = await Task.WhenAll(questions.Select(async question => (question.Partner, Check: mayAsk
            ? await checks.AskAsync(
                question.Partner,
                question.Values,
                PartnerProfile.VersionOf(plan.Stored, question.Partner),
                PartnerChecks.SaveTimeout,
                CancellationToken.None)
            : PartnerCheck.NotAsked(PartnerStatus.CouldNotCheck, new("Checks.TooMany", question.Partner), plan.At))));

        return results.ToDictionary(result => result.Partner, result => result.Check);
    }
}
