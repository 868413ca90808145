using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>A check as it is noted in its owner's activity.</summary>
internal static class CheckEvents
{
    /// <param name="partner">The partner that was asked.</param>
    /// <param name="check">What it said.</param>
    /// <param name="kind">Who asked.</param>
    /// <param name="attributes">The keys of what was typed and is not stored, if it was about that.</param>
    public static ActivityEvent From(
        Partner partner,
        PartnerCheck check,
        ActivityKind kind = ActivityKind.Checked,
        IReadOnlyList<string>? attributes = null) => new(kind, partner.Tag, attributes, check.Status.Name());
}
