using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Profile;

/// <summary>Which entries to answer, and what to mend of a query that does not say it.</summary>
internal static class ActivityQuery
{
    public const int DefaultLimit = 20;
    public const int MostLimit = 100;

    public static SaveError BadBefore { get; } = new(new Message("Api.BadBefore"), "before");

    public static SaveError BadLimit { get; } = new(new Message("Api.BadLimit", MostLimit), "limit");
}

/// <summary>One entry of the activity; it has no values.</summary>
internal sealed record ActivityAnswer(
    long Number, DateTime At, ActivityKind Event, string? Partner, IReadOnlyList<string>? Attributes, string? Status, string? Address, string? Browser)
{
    public static ActivityAnswer Of(LoggedActivity entry) => new(
        entry.Number, entry.At, entry.What.Kind, entry.What.Partner, entry.What.Attributes, entry.What.Status, entry.Address, entry.Browser);
}
