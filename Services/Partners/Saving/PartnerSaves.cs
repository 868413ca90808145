using System.Text.Json;
using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>Changes what users have stored for their partners: the only way to do it.</summary>
public sealed class PartnerSaves(
    IProfileStore store,
    SaveRules rules,
    SaveDecisions decisions,
    IAccountPasswords passwords,
    ActivityRecorder activity,
    SiteMetrics metrics)
{
    /// <summary>Stores all of a draft, or nothing and says why. No partner is asked.</summary>
    /// <param name="draft">What is wanted.</param>
    /// <param name="condition">
    /// What must hold of what is stored for the change to be made; null when anything goes.
    /// </param>
    /// <param name="cancellationToken">Cancels a change that has not begun.</param>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public async Task<SaveResult> SaveAsync(
        Draft draft, Predicate<PartnerProfile>? condition, CancellationToken cancellationToken) =>
        await SaveAsync(
            await WithoutPasswordAsync(draft, condition, cancellationToken),
            condition,
            SaveResult.NoChecks,
            cancellationToken);

    /// <summary>Stores that the user skipped the prompt.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public Task SkipAsync(string userId, CancellationToken cancellationToken)
    {
        var stamp = activity.Stamp(userId);

        return store.ChangeAsync(userId, stored => stored is { PromptAnsweredAt: null }
            ? new() { PromptAnsweredAt = stamp.At, Activity = [stamp.EntryFor(new(ActivityKind.Skipped))] }
            : ProfileChange.None, cancellationToken);
    }

    /// <summary>
    /// The draft, refused if a secret in it is the account's own password. Nobody is told so of a draft that is refused
    /// anyway: that would be a way to guess without a trace.
    /// </summary>
    internal async Task<Draft> WithoutPasswordAsync(
        Draft draft, Predicate<PartnerProfile>? condition, CancellationToken cancellationToken)
    {
        var values = draft.Values.Values
            .Where(value => value.Attribute.IsSensitive && value.Texts.Any(passwords.MayBePassword))
            .ToList();

        if (values.Count == 0
            || await store.ReadAsync(draft.UserId, cancellationToken) is not { } stored
            || rules.Plan(stored, draft, condition, activity.Stamp(draft.UserId).At).Outcome != SaveOutcome.Saved)
        {
            return draft;
        }

        var errors = new List<SaveError>();

        foreach (var value in values)
        {
            string[] texts = [.. value.Texts.Where(passwords.MayBePassword)];

            if (await passwords.FaultOfAsync(draft.UserId, value.Attribute, texts) is { } fault)
            {
                errors.Add(new(fault, value.Attribute.Key));
            }
        }

        return errors.Count > 0 ? draft.RefusedFor(errors) : draft;
    }

    /// <summary>
    /// Stores all of a draft without a password in it, with what partners said about it, or nothing and says why.
    /// </summary>
    internal async Task<SaveResult> SaveAsync(
        Draft draft,
        Predicate<PartnerProfile>? condition,
        IReadOnlyDictionary<Partner, PartnerCheck> checks,
        CancellationToken cancellationToken)
    {
        var stamp = activity.Stamp(draft.UserId);

        // Wrong whatever is stored: that can be said while nothing can be written.
        if (draft is { Chosen: null, Errors.Count: > 0 })
        {
            var stored = await store.ReadAsync(draft.UserId, cancellationToken);
            return Counted(decisions.Decide(stored, draft, condition, checks, stamp).Result);
        }

        return Counted(await store.ChangeAsync(
            draft.UserId,
            stored => decisions.Decide(stored, draft, condition, checks, stamp),
            cancellationToken));
    }

    /// <summary>The result, counted by how the save ended.</summary>
    internal SaveResult Counted(SaveResult result)
    {
        metrics.AddSave(result is { Outcome: SaveOutcome.Saved, Changed: false }
            ? "unchanged"
            : JsonNamingPolicy.SnakeCaseLower.ConvertName(result.Outcome.ToString()));
        return result;
    }

    /// <summary>What saving a draft would do now.</summary>
    internal SavePlan Plan(StoredProfile stored, Draft draft) =>
        rules.Plan(stored, draft, condition: null, activity.Stamp(draft.UserId).At);
}
