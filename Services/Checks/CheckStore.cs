using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks;

/// <summary>Stores checks of stored values.</summary>
public sealed class CheckStore(
    IProfileStore store, PartnerProfiles profiles, ActivityRecorder activity, TimeProvider clock)
{
    /// <summary>
    /// Stores a check, unless the values that it is about have changed meanwhile, and records that it was made.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    /// <param name="userId">The owner.</param>
    /// <param name="partner">The partner that was asked.</param>
    /// <param name="check">What it said.</param>
    /// <param name="kind">How the check is recorded.</param>
    /// <param name="isSeen">The owner reads the outcome now, and need not be mailed it.</param>
    internal Task<CheckResult> StoreAsync(
        string userId, Partner partner, PartnerCheck check, ActivityKind kind, bool isSeen)
    {
        var stamp = activity.Stamp(userId);

        // Not cancelled with the request: the partner was asked.
        return store.ChangeAsync(
            userId, stored => Decide(stored, partner, check, kind, isSeen, stamp), CancellationToken.None);
    }

    /// <summary>Stores that there was nothing to ask, so that other connections get their turn.</summary>
    /// <exception cref="StorageUnavailableException">The database could not store it.</exception>
    internal Task PostponeAsync(string userId, Partner partner)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return store.ChangeAsync(userId, stored => stored?.ConnectionOf(partner.Tag) is { } row
            ? new() { Connections = [row with { AskedAt = now }] }
            : ProfileChange.None, CancellationToken.None);
    }

    private Decision<CheckResult> Decide(
        StoredProfile? stored,
        Partner partner,
        PartnerCheck check,
        ActivityKind kind,
        bool isSeen,
        ActivityStamp stamp)
    {
        if (stored is null)
        {
            return new(new(CheckOutcome.OwnerGone, profiles.Empty), ProfileChange.None);
        }

        var row = stored.ConnectionOf(partner.Tag);
        var isOfStored = check.AskedVersion == PartnerProfile.VersionOf(stored, partner);

        // A recheck is routine, unless the status changes.
        var isNews = isOfStored && check.IsVerdict && check.Status.Name() != row?.State;
        var change = new ProfileChange
        {
            Connections = isOfStored
                ? [(row ?? CheckColumns.Fresh(stored.UserId, partner, null)).WithNoted(check, isSeen)]
                : [],
            Activity = [stamp.EntryFor(check.EventFor(partner, isNews ? ActivityKind.Checked : kind))],
        };

        var profile = profiles.From(stored.With(change));
        return new(isOfStored
            ? new(CheckOutcome.Asked, profile) { Check = check, IsStored = true }
            : new(CheckOutcome.NotAsked, profile) { Check = Overtaken(profile.Of(partner), check.At) }, change);
    }

    private static PartnerCheck Overtaken(ConnectedPartner connected, DateTime at) =>
        PartnerCheck.NotAsked(connected.Status, new("Checks.ChangedMeanwhile", connected.Partner), at);
}
