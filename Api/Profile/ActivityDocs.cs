using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.Profile;

/// <summary>The activity, as the document describes it.</summary>
internal static class ActivityDocs
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);

    private static readonly ActivityAnswer SignedIn = new(
        41, Now, ActivityKind.ApiSignedIn, Partner: null, Attributes: null, Status: null, "203.0.113.7", "curl/8.14.1");

    public static OperationDocs GetAll { get; } =
        new(
            new DocsExample(
                "entries",
                "Something was set, after signing in",
                catalog => new[] { Set(catalog.Partners[0]), SignedIn }),
            new DocsExample("nothing", "Nothing was done yet", _ => Array.Empty<ActivityAnswer>()))
        {
            Query =
            [
                new("before", ActivityQuery.MostNumber, 42),
                new("limit", ActivityQuery.MostLimit, 20, ActivityQuery.DefaultLimit),
            ],
            Mistake = _ => ActivityQuery.BadLimit,
        };

    private static ActivityAnswer Set(Partner partner) => SignedIn with
    {
        Number = 42,
        At = Now.AddMinutes(1),
        Event = ActivityKind.AttributesSet,
        Partner = partner.Tag,
        Attributes = [partner.Attributes[0].Key],
    };
}
