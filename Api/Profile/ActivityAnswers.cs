using System.ComponentModel.DataAnnotations;
using PartnerSite.Api.Http;
using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Api.Profile;

/// <summary>The limits of a query for entries, and the faults that it can have.</summary>
internal static class ActivityQuery
{
    public const int DefaultLimit = 20;
    public const int MostLimit = 100;

    /// <summary>The largest whole number that every JSON parser keeps exactly (RFC 8259, section 6).</summary>
    public const long MostNumber = 9_007_199_254_740_991;

    public static MemberFault BadBefore { get; } = new("before", new Message("Api.BadBefore"));

    public static MemberFault BadLimit { get; } = new("limit", new Message("Api.BadLimit", MostLimit));
}

/// <summary>One entry of the activity; it has no values.</summary>
/// <param name="Number">Counts up for each user.</param>
/// <param name="At">When it was done, the first time.</param>
/// <param name="Event">What was done; <c>saved</c> when a save did more than one thing: those are its parts.</param>
/// <param name="Partner">The tag of the partner; missing when it is about none, or about several.</param>
/// <param name="Attributes">The keys of the attributes; missing when it is about none.</param>
/// <param name="Status">The outcome of a check; missing for anything else, and after several checks.</param>
/// <param name="Parts">What a save did, one after the other; missing when it was one thing.</param>
/// <param name="Times">How often it was done, from this address by this program; missing when once.</param>
/// <param name="LastAt">When it was done last; missing when once.</param>
/// <param name="Address">The address that it came from; missing when the site did it by itself.</param>
/// <param name="Browser">What the browser or program called itself; missing when it said nothing.</param>
internal sealed record ActivityAnswer(
    [property: Range(1, ActivityQuery.MostNumber)] long Number,
    DateTime At,
    ActivityKind Event,
    [property: MaxLength(128), RegularExpression(TextPatterns.Name)] string? Partner,
    [property: MaxLength(100), Entries("Names an attribute.", 128, TextPatterns.Name)]
    IReadOnlyList<string>? Attributes,
    PartnerStatus? Status,
    [property: MaxLength(100)] IReadOnlyList<ActivityPartAnswer>? Parts,
    [property: Range(2, int.MaxValue)] int? Times,
    DateTime? LastAt,
    [property: MaxLength(64), RegularExpression("^[0-9A-Fa-f:.%]+$")] string? Address,
    [property: MaxLength(ActivityEntry.MaxBrowserLength), RegularExpression(TextPatterns.Text)] string? Browser)
{
    public static ActivityAnswer From(LoggedActivity entry) =>
        new(
            entry.Number,
            entry.At,
            entry.What.Kind,
            entry.What.Partner,
            entry.What.Attributes,
            PartnerStatuses.Find(entry.What.StatusForPrograms),
            entry.What.Parts.Count > 0 ? [.. entry.What.Parts.Select(ActivityPartAnswer.From)] : null,
            entry.Times > 1 ? entry.Times : null,
            entry.Times > 1 ? entry.LastAt : null,
            entry.Address,
            entry.Browser);
}

/// <summary>One thing that a save did.</summary>
/// <param name="Event">What was done.</param>
/// <param name="Partner">The tag of the partner; missing when it is about none.</param>
/// <param name="Attributes">The keys of the attributes; missing when it is about none.</param>
/// <param name="Status">The outcome of a check; missing for anything else.</param>
internal sealed record ActivityPartAnswer(
    ActivityKind Event,
    [property: MaxLength(128), RegularExpression(TextPatterns.Name)] string? Partner,
    [property: MaxLength(100), Entries("Names an attribute.", 128, TextPatterns.Name)]
    IReadOnlyList<string>? Attributes,
    PartnerStatus? Status)
{
    public static ActivityPartAnswer From(ActivityEvent part) =>
        new(part.Kind, part.Partner, part.Attributes, PartnerStatuses.Find(part.StatusForPrograms));
}
