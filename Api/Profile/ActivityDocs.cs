using PartnerSite.Api.OpenApi;
using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Profile;

/// <summary>The activity, as the document describes it.</summary>
internal static class ActivityDocs
{
    // The largest whole number that every JSON parser keeps exactly (RFC 8259, section 6).
    private const long MostNumber = 9_007_199_254_740_991;

    private static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);

    public static OperationDocs GetAll { get; } = new("getActivity", "Read the activity",
        "What was done with the user's connections, when and from where, newest first: never with which value. For older entries, call again " +
        "with `before` set to the lowest `number` of the answer; the end is reached when fewer than `limit` come. Old entries are let go of after a time.")
    {
        Success = "The entries, newest first.",
        Query =
        [
            new("before", "Only entries with lower numbers than this.", (1, MostNumber), 42),
            new("limit", "The most entries to answer.", (1, ActivityQuery.MostLimit), 20) { Default = ActivityQuery.DefaultLimit },
        ],
        Mistake = _ => ActivityQuery.BadLimit,
        Answers =
        [
            new("entries", "Something was set, after signing in", catalog => new[] { Set(catalog), SignedIn }),
            new("nothing", "Nothing was done yet", _ => Array.Empty<ActivityAnswer>()),
        ],
    };

    public static IReadOnlyDictionary<Type, Dictionary<string, MemberDocs>> Members { get; } = new Dictionary<Type, Dictionary<string, MemberDocs>>
    {
        [typeof(ActivityAnswer)] = new()
        {
            ["number"] = new("Counts up for each user.") { Range = (1, MostNumber) },
            ["at"] = MemberDocs.Time("When it was done."),
            ["event"] = "What was done.",
            ["partner"] = MemberDocs.Name("The tag of the partner; missing when it is about none.") with { Optional = true },
            ["attributes"] = new("The keys of the attributes; missing when it is about none.")
            {
                Optional = true,
                Items = (100, MemberDocs.Name("Names an attribute.")),
            },
            ["status"] = MemberDocs.Name("What came of it, for a check; missing for anything else.") with { Optional = true },
            ["address"] = new("The address that it came from; missing when the site did it by itself.")
            {
                Optional = true,
                MaxLength = 64,
                Pattern = "^[0-9A-Fa-f:.%]+$",
            },
            ["browser"] = new("What the browser or program called itself; missing when it said nothing.")
            {
                Optional = true,
                MaxLength = ActivityEntry.LongestBrowser,
                Pattern = DocsPatterns.Text,
            },
        },
    };

    private static ActivityAnswer SignedIn { get; } = new(41, Now, ActivityKind.ApiSignedIn, null, null, null, "203.0.113.7", "curl/8.14.1");

    private static ActivityAnswer Set(PartnerCatalog catalog) => new(
        42, Now.AddMinutes(1), ActivityKind.AttributesSet, catalog.Partners[0].Tag, [catalog.Partners[0].Attributes[0].Key], null, "203.0.113.7", "curl/8.14.1");
}
