namespace PartnerSite.StandIn.Chotot;

/// <summary>A call of the gateway.</summary>
/// <param name="AccountId">The account whose ads are wanted, or the OID whose profile is.</param>
/// <param name="Partners">The stand-in that is called.</param>
public sealed record GatewayCall(string AccountId, StandInPartners Partners);
