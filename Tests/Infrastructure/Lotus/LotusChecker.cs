using System.Globalization;
using System.Net;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Tests.Infrastructure.Lotus;

/// <summary>Asks Lotus Pay for the shop of a merchant number.</summary>
internal sealed class LotusChecker(HttpClient client) : IPartnerChecker
{
    public async Task<PartnerCheck> CheckAsync(PartnerValues values, CancellationToken cancellationToken)
    {
        var merchant = values["lotus_merchant"];

        if (!PartnerId.IsNumber(merchant))
        {
            return PartnerCheck.NeedsAttention(new("Checks.LotusMerchantShape"), "lotus_merchant");
        }

        if (HeaderSecret.From(values["lotus_secret"]) is not { } secret)
        {
            return PartnerCheck.NeedsAttention(new("Checks.LotusSecretShape"), "lotus_secret");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"merchants/{merchant}");
        secret.AuthorizeBearer(request.Headers);
        var response = await PartnerResponse.SendAsync(request, client, cancellationToken);

        return response switch
        {
            { IsSlowDown: true } => PartnerCheck.CouldNotCheck("Checks.LotusSlowDown"),
            { IsOutage: true } => PartnerCheck.CouldNotCheck("Checks.LotusUnreachable"),
            { Status: HttpStatusCode.Unauthorized, Body: not null } =>
                PartnerCheck.NeedsAttention(new("Checks.LotusSecretRefused"), "lotus_secret"),
            { Status: HttpStatusCode.NotFound, Body: not null } =>
                PartnerCheck.NeedsAttention(new("Checks.LotusMerchantUnknown"), "lotus_merchant"),
            { Status: HttpStatusCode.OK, Body: { } shop } when shop.Text("merchant") == merchant =>
                VerdictOn(shop, values["lotus_secret"]!),
            { Body: { } body } when body.Number("code") is { } code => DoubtOf(code),
            _ => PartnerCheck.CouldNotCheck("Checks.LotusUnreadable"),
        };
    }

    private static PartnerCheck DoubtOf(long number)
    {
        var code = number.ToString(CultureInfo.InvariantCulture);
        return PartnerCheck.Doubt(new("Checks.LotusUnknownError", code)) with
        {
            Details = new Dictionary<string, string> { [PartnerCheck.ErrorCode] = code },
        };
    }

    private static PartnerCheck VerdictOn(PartnerJson shop, string secret)
    {
        var name = PartnerText.Clean(shop.Text("name"), [secret]) ?? "Lotus Pay";
        var state = PartnerText.Clean(shop.Text("state"), [secret]) ?? "";
        var check = state == "suspended"
            ? PartnerCheck.NeedsAttention(new("Checks.LotusSuspended", name))
            : PartnerCheck.Connected(new("Checks.ConnectedTo", name));

        return check with
        {
            Details = new Dictionary<string, string>
            {
                [PartnerCheck.AccountId] = shop.Text("merchant")!,
                [PartnerCheck.AccountName] = name,
                ["shop_state"] = state,
            },
        };
    }
}
