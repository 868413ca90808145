using System.Net;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks.Chotot;

/// <summary>
/// Asks Chợ Tốt's public gateway for an ad of the account: its row has the ID, the OID and the shop's name.
/// </summary>
public sealed class ChototChecker(HttpClient client) : IPartnerChecker
{
    private const string IdKey = "chotot_id";
    private const string OidKey = "chotot_oid";

    /// <inheritdoc/>
    public async Task<PartnerCheck> CheckAsync(PartnerValues values, CancellationToken cancellationToken)
    {
        var id = values[IdKey];
        var oid = values[OidKey];

        if (id is not null && !PartnerId.IsNumber(id))
        {
            return PartnerCheck.NeedsAttention(new("Checks.ChototIdShape"), IdKey);
        }

        if (oid is not null && !PartnerId.IsOid(oid))
        {
            return PartnerCheck.NeedsAttention(new("Checks.ChototOidShape"), OidKey);
        }

        // The gateway ignores an OID and returns anybody's ads.
        if (id is null)
        {
            return PartnerCheck.CouldNotConfirm(new("Checks.ChototOidOnly"));
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"ad-listing?account_id={id}&limit=1");
        return Read(await PartnerResponse.SendAsync(request, client, cancellationToken), id, oid);
    }

    private static PartnerCheck Read(PartnerResponse response, string id, string? oid) => response switch
    {
        { IsSlowDown: true } => PartnerCheck.CouldNotCheck(new("Checks.ChototSlowDown")),
        { IsOutage: true } => PartnerCheck.CouldNotCheck(new("Checks.ChototUnreachable")),
        { Status: HttpStatusCode.OK, Body: { } body } when body.Objects("ads") is { } ads => Read(ads, id, oid),
        _ => PartnerCheck.CouldNotCheck(new("Checks.ChototUnreadable")),
    };

    private static PartnerCheck Read(IReadOnlyList<PartnerJson> ads, string id, string? oid)
    {
        if (ads.Count == 0)
        {
            return PartnerCheck.CouldNotConfirm(new("Checks.ChototNothingFound"));
        }

        if (ads.Any(ad => ad.Text("account_id") != id))
        {
            return PartnerCheck.CouldNotConfirm(new("Checks.ChototOtherAccount"));
        }

        var found = ads[0].Text("account_oid");

        if (oid is null || oid.Equals(found, StringComparison.OrdinalIgnoreCase))
        {
            return Connected(ads[0], withOid: oid is null);
        }

        return PartnerId.IsOid(found)
            ? PartnerCheck.NeedsAttention(new("Checks.ChototOidDiffers"), OidKey)
            : PartnerCheck.CouldNotConfirm(new("Checks.ChototNoOid"));
    }

    private static PartnerCheck Connected(PartnerJson ad, bool withOid)
    {
        var details = PartnerText.Clean(ad, withOid ? ["account_name", "account_oid"] : ["account_name"]);
        Message message = details.TryGetValue("account_name", out var name)
            ? new("Checks.ConnectedTo", name)
            : new("Checks.Connected");

        return PartnerCheck.Connected(message) with { Details = details };
    }
}
