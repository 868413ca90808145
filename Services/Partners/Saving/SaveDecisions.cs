using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>
/// Decides what a save stores: rows, verdicts and activity. It has no effects and may be asked twice.
/// </summary>
public sealed class SaveDecisions(SaveRules rules, PartnerProfiles profiles, PartnerCatalog catalog)
{
    /// <param name="stored">What is stored; null when the user is gone.</param>
    /// <param name="draft">What is wanted.</param>
    /// <param name="condition">What must hold of what is stored; null when anything goes.</param>
    /// <param name="checks">What partners said about the values.</param>
    /// <param name="stamp">When, and from where.</param>
    public Decision<SaveResult> Decide(
        StoredProfile? stored,
        Draft draft,
        Predicate<PartnerProfile>? condition,
        IReadOnlyDictionary<Partner, PartnerCheck> checks,
        ActivityStamp stamp)
    {
        if (stored is null)
        {
            return new(new(SaveOutcome.OwnerGone, profiles.Empty), ProfileChange.None);
        }

        var plan = rules.Plan(stored, draft, condition, stamp.At);
        var isChange = plan.Outcome == SaveOutcome.Saved && !plan.Changes.IsEmpty;
        IReadOnlyList<ActivityEvent> asked =
        [
            .. checks.Where(check => check.Value.WasAsked).Select(check => check.Value.EventFor(check.Key)),
        ];
        var events = isChange ? ActivityEvent.OfSave([.. ChangeEvents.From(catalog, plan), .. asked]) : asked;
        var change = isChange ? ChangeFrom(plan, checks, stamp) : ProfileChange.None;
        var profile = profiles.From(stored.With(change));

        return new(
            new(plan.Outcome, profile)
            {
                Errors = plan.Errors,
                Changed = isChange,
                Checks = checks,
            },
            change with
            {
                // Who is told of a check reads when the secret expires: only later days are mailed.
                Connections =
                [
                    .. from row in change.Connections
                       let connected = profile.Partners.First(one => one.Partner.Tag == row.Partner)
                       select checks.ContainsKey(connected.Partner) ? row.WithExpirySeen(connected, stamp.At) : row,
                ],
                Activity = [.. events.Select(stamp.EntryFor)],
            });
    }

    private ProfileChange ChangeFrom(
        SavePlan plan, IReadOnlyDictionary<Partner, PartnerCheck> checks, ActivityStamp stamp)
    {
        var affected = catalog.Partners.Where(plan.Changes.Affects).ToList();
        var removed = affected.Where(plan.Changes.RemovesAllOf).ToList();

        return new()
        {
            Attributes = plan.Changes.Upserts,
            RemovedAttributes = plan.Changes.Removals,
            Connections =
            [
                .. affected.Except(removed)
                    .Where(plan.Changes.AffectsValuesOf)
                    .Select(partner => ConnectionFrom(partner, plan, checks.GetValueOrDefault(partner))),
            ],
            RemovedConnections = [.. removed.Select(partner => partner.Tag)],
            PromptAnsweredAt = plan.Stored.PromptAnsweredAt is null ? stamp.At : null,
        };
    }

    // A check counts unless the stored values changed after it. Without a verdict, the reason and the time are kept.
    private static PartnerConnection ConnectionFrom(Partner partner, SavePlan plan, PartnerCheck? check)
    {
        var stored = plan.Stored;
        var before = stored.ConnectionOf(partner.Tag);
        var row = CheckColumns.Fresh(stored.UserId, partner, before);

        if (before is not null && !plan.Changes.ReplacesExpiring(partner))
        {
            row = row.WithExpiryNoticedIn(before);
        }

        var counts = check is { WasAsked: true }
            && check.AskedVersion == PartnerProfile.VersionOf(stored, partner);

        return counts ? row.WithNoted(check!, isSeen: true) : row;
    }
}
