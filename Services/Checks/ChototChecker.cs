using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Checks;

/// <summary>Asks Chợ Tốt's public gateway for an ad of the account: its row has the ID, the OID and the shop's name.</summary>
public sealed class ChototChecker(HttpClient client) : IPartnerChecker
{
    private const string IdKey = "chotot_id";
    private const string OidKey = "chotot_oid";

    /// <inheritdoc/>
    public async Task<Verdict> CheckAsync(PartnerValues values, CancellationToken cancellationToken)
    {
        var id = values[IdKey];
        var oid = values[OidKey];

        if (id is not null && !PartnerId.IsNumber(id))
        {
            return NeedsAttention(IdKey, new("Checks.ChototIdShape"));
        }

        if (oid is not null && !PartnerId.IsOid(oid))
        {
            return NeedsAttention(OidKey, new("Checks.ChototOidShape"));
        }

        // The gateway ignores an OID, and answers with ads of anybody.
        if (id is null)
        {
            return CouldNotConfirm(new("Checks.ChototOidOnly"));
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"ad-listing?account_id={id}&limit=1");
        return Read(await PartnerAnswer.ToAsync(request, client, cancellationToken), id, oid);
    }

    private static Verdict Read(PartnerAnswer answer, string id, string? oid) => answer switch
    {
        { IsSlowDown: true } => CouldNotCheck(new("Checks.ChototSlowDown")),
        { IsOutage: true } => CouldNotCheck(new("Checks.ChototUnreachable")),
        { Status: System.Net.HttpStatusCode.OK, Body: { } body } when body.Objects("ads") is { } ads => Read(ads, id, oid),
        _ => CouldNotCheck(new("Checks.ChototUnreadable")),
    };

    private static Verdict Read(IReadOnlyList<PartnerJson> ads, string id, string? oid)
    {
        if (ads.Count == 0)
        {
            return CouldNotConfirm(new("Checks.ChototNothingFound"));
        }

        if (ads.Any(ad => ad.Text("account_id") != id))
        {
            return CouldNotConfirm(new("Checks.ChototOtherAccount"));
        }

        var found = ads[0].Text("account_oid");

        return oid is null || oid.Equals(found, StringComparison.OrdinalIgnoreCase) ? Connected(ads[0], withOid: oid is null)
            : PartnerId.IsOid(found) ? NeedsAttention(OidKey, new("Checks.ChototOidDiffers"))
            : CouldNotConfirm(new("Checks.ChototNoOid"));
    }

    private static Verdict Connected(PartnerJson ad, bool withOid)
    {
        var details = PartnerText.Clean(ad, withOid ? ["account_name", "account_oid"] : ["account_name"]);
        Message message = details.TryGetValue("account_name", out var name) ? new("Checks.ConnectedTo", name) : new("Checks.Connected");
        return new(VerdictState.Connected, message) { Details = details };
    }

    private static Verdict NeedsAttention(string field, Message message) => new(VerdictState.NeedsAttention, message) { Field = field };

    private static Verdict CouldNotConfirm(Message message) => new(VerdictState.CouldNotConfirm, message);

    private static Verdict CouldNotCheck(Message message) => new(VerdictState.CouldNotCheck, message);
}
