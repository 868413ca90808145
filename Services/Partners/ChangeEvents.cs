using PartnerSite.Data;
using PartnerSite.Services.Activity;

namespace PartnerSite.Services.Partners;

/// <summary>What a change of rows is to its owner, partner by partner.</summary>
internal static class ChangeEvents
{
    public static List<ActivityEvent> Of(PartnerCatalog catalog, RowChanges changes, IReadOnlyList<UserAttribute> before) =>
        [.. catalog.Partners.SelectMany(partner => Of(partner, changes, [.. before.Select(row => row.Key)]))];

    private static IEnumerable<ActivityEvent> Of(Partner partner, RowChanges changes, HashSet<string> before)
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
