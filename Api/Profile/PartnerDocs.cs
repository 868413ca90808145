using PartnerSite.Api.OpenApi;

namespace PartnerSite.Api.Profile;

/// <summary>The partners, as the document describes them.</summary>
internal static class PartnerDocs
{
    public static OperationDocs GetAll { get; } =
        new(
            new DocsExample(
                "partners",
                "The last one is connected",
                catalog =>
                    catalog
                        .Partners.Select(partner =>
                            DocsSamples.AnswerOf(partner, isConnected: partner == catalog.Partners[^1]))
                        .ToArray()))
        {
            Tagged = true,
        };

    public static OperationDocs Check { get; } =
        new(
            new DocsExample("connected", "It works", catalog => DocsSamples.ConnectedCheck(catalog.Partners[0])),
            new DocsExample("needs_attention", "It does not", catalog => DocsSamples.RefusedCheck(catalog.Partners[0])))
        {
            RateLimited = true,
        };

    public static OperationDocs Disconnect { get; } = new() { Tagged = true };
}
