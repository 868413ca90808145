namespace PartnerSite.StandIn.Graph;

/// <summary>A call of the Graph API.</summary>
/// <param name="Id">The node that is asked for.</param>
/// <param name="Fields">The fields that are wanted; all when empty.</param>
/// <param name="Token">The access token.</param>
/// <param name="Partners">The stand-in that is called.</param>
/// <param name="Now">The time.</param>
public sealed record GraphCall(
    string Id, IReadOnlyList<string> Fields, string Token, StandInPartners Partners, DateTimeOffset Now);
