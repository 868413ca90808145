using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Profile;

/// <summary>The partners, as the document describes them.</summary>
internal static class PartnerDocs
{
    public static OperationDocs GetAll { get; } = new("getPartners", "Read all partners",
        "Every partner of this site, connected or not, with what its account consists of and what of it is set. A sensitive attribute comes without its value.")
    {
        Success = "The partners, in the order of the site's pages.",
        Tagged = true,
        Answers =
        [
            new("partners", "The last one is connected", catalog => catalog.Partners.Select(partner =>
                DocsSamples.AnswerOf(partner, partner == catalog.Partners[^1] ? PartnerStatus.Saved : PartnerStatus.NotSet)).ToArray()),
        ],
    };

    public static OperationDocs Disconnect { get; } = new("disconnectPartner", "Disconnect a partner",
        "Forgets all attributes of a partner, all or nothing. A partner of which nothing is set stays so, and that is a success too.")
    {
        Success = "Nothing of this partner is stored any more.",
    };
}
