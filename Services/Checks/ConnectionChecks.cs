using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Services.Checks;

/// <summary>Checks what is stored, or what a user has typed and not stored yet.</summary>
public sealed class ConnectionChecks(
    PartnerProfiles profiles,
    PartnerSaves saves,
    PartnerCredentials credentials,
    PartnerChecks checks,
    CheckLimit limit,
    CheckStore store,
    ActivityRecorder activity,
    TimeProvider clock)
{
    /// <summary>Asks a partner about what is stored, and stores the verdict.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    /// <param name="userId">The owner.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="isSeen">The owner reads the outcome now; false when a program asks.</param>
    public async Task<CheckResult> CheckStoredAsync(string userId, Partner partner, bool isSeen = true)
    {
        if (await profiles.FindAsync(userId, CancellationToken.None) is not { } stored)
        {
            return new(CheckOutcome.OwnerGone, profiles.Empty);
        }

        var profile = profiles.From(stored);

        if (ReasonNotToAsk(profile.Of(partner)) is { } reason)
        {
            return new(CheckOutcome.NotAsked, profile) { Check = reason };
        }

        if (limit.Take(userId) is { } wait)
        {
            return new(CheckOutcome.TooMany, profile) { RetryAfter = wait };
        }

        var check = await AskAsync(stored, partner, CancellationToken.None);
        return await store.StoreAsync(userId, partner, check, ActivityKind.Checked, isSeen);
    }

    /// <summary>
    /// Asks a partner about a draft, with stored values where it is blank. Nothing of the draft is stored.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    public async Task<CheckResult> CheckTypedAsync(Draft draft, Partner partner)
    {
        if (await profiles.FindAsync(draft.UserId, CancellationToken.None) is not { } stored)
        {
            return new(CheckOutcome.OwnerGone, profiles.Empty);
        }

        var profile = profiles.From(stored);
        var plan = saves.Plan(
            stored, await saves.WithoutPasswordAsync(draft, condition: null, CancellationToken.None));

        if (plan.Errors.Count > 0)
        {
            return new(CheckOutcome.Invalid, profile) { Errors = plan.Errors };
        }

        if (plan.Changes.ValuesOf(partner) is not { } values || !checks.CanCheck(partner))
        {
            return new(CheckOutcome.NotAsked, profile) { Check = ReasonNotToAsk(profile.Of(partner)) };
        }

        if (limit.Take(draft.UserId) is { } wait)
        {
            return new(CheckOutcome.TooMany, profile) { RetryAfter = wait };
        }

        var check = await checks.AskAsync(
            partner, values, PartnerProfile.VersionOf(stored, partner), PartnerChecks.Timeout, CancellationToken.None);

        // The typed values equal the stored ones, so the verdict is about those.
        if (!plan.Changes.AffectsValuesOf(partner))
        {
            return await store.StoreAsync(draft.UserId, partner, check, ActivityKind.Checked, isSeen: true);
        }

        var typed = check.EventFor(partner, attributes: plan.Changes.WrittenKeys(partner));
        await activity.RecordAsync(draft.UserId, [typed], CancellationToken.None);
        return new(CheckOutcome.Asked, profile) { Check = check };
    }

    /// <summary>Rechecks in the background; null when there is nothing to ask about.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    internal async Task<PartnerCheck?> RecheckAsync(string userId, Partner partner, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(userId, cancellationToken) is not { } stored
            || ReasonNotToAsk(profiles.From(stored).Of(partner)) is not null)
        {
            await store.PostponeAsync(userId, partner);
            return null;
        }

        var check = await AskAsync(stored, partner, cancellationToken);
        await store.StoreAsync(userId, partner, check, ActivityKind.Rechecked, isSeen: false);
        return check;
    }

    private Task<PartnerCheck> AskAsync(StoredProfile stored, Partner partner, CancellationToken cancellationToken) =>
        checks.AskAsync(
            partner,
            credentials.Open(partner, stored)!,
            PartnerProfile.VersionOf(stored, partner),
            PartnerChecks.Timeout,
            cancellationToken);

    private PartnerCheck? ReasonNotToAsk(ConnectedPartner connected)
    {
        var (partner, unreadable, missing) =
            (connected.Partner, connected.Unreadable.FirstOrDefault(), connected.Missing.FirstOrDefault());

        (Message Message, string? Field)? reason =
            !connected.IsStored ? (new("Checks.NothingStored", partner), null)
            : unreadable is not null ? (new("Checks.Unreadable", unreadable), unreadable.Key)
            : missing is not null ? (new("Checks.Missing", missing), missing.Key)
            : !checks.CanCheck(partner) ? (new("Checks.NotPossible", partner), null)
            : null;

        return reason is var (message, field)
            ? PartnerCheck.NotAsked(connected.Status, message, clock.GetUtcNow().UtcDateTime, field)
            : null;
    }
}
