namespace PartnerSite.Services.Partners;

/// <summary>Attributes of one partner that were stored by the same save.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Attributes">What was stored, in the catalogue's order.</param>
/// <param name="At">When (UTC).</param>
/// <param name="IsFirst">All of it for the first time.</param>
public sealed record RecentChange(Partner Partner, IReadOnlyList<AttributeDefinition> Attributes, DateTime At, bool IsFirst)
{
    private const int Most = 5;

    /// <summary>The latest changes of what is stored, newest first.</summary>
    public static IReadOnlyList<RecentChange> Of(PartnerProfile profile) =>
    [
        .. profile.Partners
            .SelectMany(connected => connected.Partner.Attributes
                .Select(attribute => connected.Stored.GetValueOrDefault(attribute.Key))
                .OfType<StoredAttribute>()
                .GroupBy(stored => stored.UpdatedAt)
                .Select(save => new RecentChange(
                    connected.Partner,
                    [.. save.Select(stored => stored.Definition)],
                    save.Key,
                    save.All(stored => stored.CreatedAt == stored.UpdatedAt))))
            .OrderByDescending(change => change.At)
            .Take(Most),
    ];
}
