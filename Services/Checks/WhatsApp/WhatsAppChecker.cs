using System.Net;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks.WhatsApp;

/// <summary>
/// Asks Meta's Graph API for the phone number. The token is in the header of the request and nowhere else.
/// </summary>
public sealed class WhatsAppChecker(HttpClient client, WhatsAppFields fields, WhatsAppTokenInfo tokens)
    : IPartnerChecker
{
    internal const string IdKey = "whatsapp_phone_number_id";
    internal const string TokenKey = "whatsapp_system_token";

    /// <inheritdoc/>
    public async Task<PartnerCheck> CheckAsync(PartnerValues values, CancellationToken cancellationToken)
    {
        var id = values[IdKey];
        var token = values[TokenKey];

        if (!PartnerId.IsNumber(id))
        {
            var message = PartnerId.LooksLikePhone(id) ? "Checks.WhatsAppIdIsPhone" : "Checks.WhatsAppIdShape";
            return PartnerCheck.NeedsAttention(new(message), IdKey);
        }

        if (HeaderSecret.From(token) is not { } secret)
        {
            return PartnerCheck.NeedsAttention(new("Checks.WhatsAppTokenShape"), TokenKey);
        }

        var check = Read(await AskAsync(id!, secret, cancellationToken), id!, token!);

        return check.Status == PartnerStatus.Connected
            ? await tokens.AddToAsync(check, token!, secret, cancellationToken)
            : check;
    }

    // Meta refuses a field that it does not know like an object that has no such field, and like any request without
    // an app secret proof where the app wants one. Fewer fields tell the three apart.
    private async Task<PartnerResponse> AskAsync(string id, HeaderSecret token, CancellationToken cancellationToken)
    {
        var asked = "";
        var response = await GetAsync(fields.Most);

        if (!WhatsAppErrors.MayBeAboutFields(response))
        {
            return response;
        }

        var least = await GetAsync(WhatsAppFields.Least);

        if (WhatsAppErrors.MayBeAboutFields(least))
        {
            return await GetAsync(WhatsAppFields.Id);
        }

        foreach (var fewer in fields.Fewer)
        {
            response = await GetAsync(fewer);

            if (!WhatsAppErrors.MayBeAboutFields(response))
            {
                break;
            }
        }

        if (response.Body?.Text("id") == id)
        {
            fields.Keep(asked);
        }

        return response;

        async Task<PartnerResponse> GetAsync(string wanted)
        {
            asked = wanted;
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{id}?fields={wanted}");
            token.AuthorizeBearer(request.Headers);
            return await PartnerResponse.SendAsync(request, client, cancellationToken);
        }
    }

    private static PartnerCheck Read(PartnerResponse response, string id, string token) => response switch
    {
        { Body: { } body } when body.Object("error") is { } error => WhatsAppErrors.Read(error, response, id, token),
        { IsSlowDown: true } => WhatsAppErrors.SlowDown,
        { IsOutage: true } => WhatsAppErrors.Unreachable,
        { Status: HttpStatusCode.OK, Body: { } body } when !body.Has("error") && body.Text("id") == id =>
            WhatsAppNumber.Read(body, token),
        _ => WhatsAppErrors.Unreadable,
    };
}
