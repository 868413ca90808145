using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks.Chotot;

/// <summary>
/// Asks Chợ Tốt's public gateway who an OID is, or for an ad of an ID: the answer has the ID, the OID and the name.
/// </summary>
public sealed class ChototChecker(HttpClient client) : IPartnerChecker
{
    internal const string OidKey = "chotot_oid";

    private const string IdKey = "chotot_id";

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

        if (oid is null)
        {
            return ChototAnswers.ReadAds(await GetAsync($"ad-listing?account_id={id}&limit=1"), id!, oid);
        }

        var profile = ChototAnswers.ReadProfile(await GetAsync($"profile/{oid.ToLowerInvariant()}"), id, oid);

        // A profile that tells no ID leaves the ads, which do.
        return profile.Status == PartnerStatus.CouldNotCheck && !profile.IsOutage && id is not null
            ? ChototAnswers.ReadAds(await GetAsync($"ad-listing?account_id={id}&limit=1"), id, oid)
            : profile;

        async Task<PartnerResponse> GetAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            return await PartnerResponse.SendAsync(request, client, cancellationToken);
        }
    }
}
