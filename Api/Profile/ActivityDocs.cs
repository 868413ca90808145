using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.Profile;

/// <summary>The activity, as the document describes it.</summary>
internal static class ActivityDocs
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);

    private static readonly LoggedActivity SignedIn = new(
        41, Now, new(ActivityKind.ApiSignedIn), "203.0.113.7", "curl/8.14.1");

    public static OperationDocs GetAll { get; } =
        new(
            new DocsExample(
                "entries",
                "Something was set, after a program had signed in twice",
                catalog => Answers(
                    SignedIn with { Number = 42, At = Now.AddMinutes(6), What = Set(catalog.Partners[0]) },
                    SignedIn with { Times = 2, LastAt = Now.AddMinutes(5) })),
            new DocsExample(
                "save",
                "A save did several things",
                catalog => Answers(SignedIn with { Number = 43, What = Saved(catalog.Partners[0]) })),
            new DocsExample("nothing", "Nothing was done yet", _ => Array.Empty<ActivityAnswer>()))
        {
            Query =
            [
                new("before", ActivityQuery.MostNumber, 42),
                new("limit", ActivityQuery.MostLimit, 20, ActivityQuery.DefaultLimit),
            ],
            Mistake = _ => ActivityQuery.BadLimit,
        };

    private static ActivityAnswer[] Answers(params LoggedActivity[] entries) =>
        [.. entries.Select(ActivityAnswer.From)];

    private static ActivityEvent Set(Partner partner) =>
        new(ActivityKind.AttributesSet, partner.Tag, [partner.Attributes[0].Key]);

    private static ActivityEvent Saved(Partner partner) => ActivityEvent.OfSave(
    [
        Set(partner),
        new(ActivityKind.Checked, partner.Tag, Status: "connected"),
    ])[0];
}
