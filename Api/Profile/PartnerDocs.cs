using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.Profile;

/// <summary>The partners, as the document describes them.</summary>
internal static class PartnerDocs
{
    public static OperationDocs GetAll { get; } =
        new(
            new DocsExample(
                "partners",
                "One of them is connected",
                catalog =>
                    catalog
                        .Partners.Select(partner =>
                            DocsSamples.AnswerOf(partner, isConnected: partner == Connected(catalog)))
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

    // Always the same, however many partners follow: the first with a secret, of which the example shows no value.
    private static Partner Connected(PartnerCatalog catalog) =>
        catalog.Partners.FirstOrDefault(partner => partner.Attributes.Any(attribute => attribute.IsSensitive))
        ?? catalog.Partners[0];

    public static OperationDocs Disconnect { get; } = new() { Tagged = true };
}
