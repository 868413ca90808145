using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners;

namespace PartnerSite.Services.Checks;

/// <summary>What partners said of values that are about to be stored.</summary>
/// <param name="Asked">What was stored when they were asked: what is kept of it was part of the question.</param>
/// <param name="Of">The verdicts by partner.</param>
/// <param name="At">When they were given (UTC).</param>
internal sealed record Verdicts(StoredRows Asked, IReadOnlyDictionary<Partner, Verdict> Of, DateTime At)
{
    /// <summary>Nobody was asked.</summary>
    public static Verdicts None { get; } = new(new([], []), new Dictionary<Partner, Verdict>(), default);

    /// <summary>That they were asked, for the owner's activity.</summary>
    public IEnumerable<ActivityEvent> Events => EventsWith(_ => null);

    /// <summary>As <see cref="Events"/>, with the keys of what was typed and is not stored.</summary>
    public IEnumerable<ActivityEvent> EventsWith(Func<Partner, IReadOnlyList<string>?> keysOf) =>
        Of.Where(verdict => verdict.Value.WasAsked).Select(verdict => verdict.Value.EventOf(verdict.Key) with { Attributes = keysOf(verdict.Key) });

    /// <summary>
    /// Stores the verdict on a partner's new values, unless other values were stored meanwhile. That a partner could not be
    /// reached is not stored: nobody asked for more than to save.
    /// </summary>
    public void Store(PreparedConnection connection, string userId, Partner partner, StoredRows before)
    {
        if (Of.GetValueOrDefault(partner) is { State: not VerdictState.CouldNotCheck } verdict
            && PartnerProfile.VersionOf(Asked, partner) == PartnerProfile.VersionOf(before, partner))
        {
            verdict.Store(connection, userId, partner, At);
        }
    }
}
