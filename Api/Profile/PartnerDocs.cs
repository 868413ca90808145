using PartnerSite.Api.OpenApi;

namespace PartnerSite.Api.Profile;

/// <summary>The partners, as the document describes them.</summary>
internal static class PartnerDocs
{
    public static OperationDocs GetAll { get; } =
        new(
            "getPartners",
            "Read all partners",
            "The partners, in the order of the site's pages.",
            "Every partner of this site, connected or not, with what its account consists of and what of it is set. A sensitive attribute comes without its value.",
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
            "checkPartner",
            "Check a partner",
            "The outcome.",
            "Asks the partner itself whether what is stored works, and stores the verdict. When the partner can't be asked, or gives no verdict, that is the answer; "
                + "an earlier verdict stays. When nothing is stored, or something is missing, the partner is not asked. It takes up to ten seconds.",
            new DocsExample("connected", "It works", _ => DocsSamples.ConnectedCheck),
            new DocsExample("needs_attention", "It does not", DocsSamples.RefusedCheck))
        {
            RateLimited = true,
        };

    public static OperationDocs Disconnect { get; } =
        new(
            "disconnectPartner",
            "Disconnect a partner",
            "Nothing of this partner is stored any more.",
            "Forgets all attributes of a partner, all or nothing. A partner of which nothing is set stays so, and that is a success too.");
}
