using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Saving;

/// <summary>What a change of rows did, thing by thing and partner by partner, for the activity.</summary>
internal static class ChangeEvents
{
    public static IEnumerable<ActivityEvent> From(PartnerCatalog catalog, SavePlan plan)
    {
        var before = plan.Stored.Attributes.Select(row => row.Key).ToHashSet();
        return catalog.Partners.SelectMany(partner => From(partner, plan.Changes, before));
    }

    private static IEnumerable<ActivityEvent> From(Partner partner, RowChanges changes, HashSet<string> before)
    {
        string[] keys = [.. partner.Attributes.Select(attribute => attribute.Key)];
        string[] upserts = [.. keys.Intersect(changes.Upserts.Select(row => row.Key))];
        string[] removed = [.. keys.Intersect(changes.Removals)];
        var remains = upserts.Length > 0 || keys.Any(key => before.Contains(key) && !removed.Contains(key));

        return
            from what in (ActivityEvent[])
            [
                new(ActivityKind.AttributesSet, partner.Tag, [.. upserts.Where(key => !before.Contains(key))]),
                new(ActivityKind.AttributesChanged, partner.Tag, [.. upserts.Where(before.Contains)]),
                new(remains ? ActivityKind.AttributesRemoved : ActivityKind.Disconnected, partner.Tag, removed),
            ]
            where what.Attributes!.Count > 0
            select what;
    }
}
