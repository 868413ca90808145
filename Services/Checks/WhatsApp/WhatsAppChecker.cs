using System.Net;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks.WhatsApp;

/// <summary>
/// Asks Meta's Graph API for the phone number. The token is in the header of the request and nowhere else.
/// </summary>
public sealed class WhatsAppChecker(HttpClient client, WhatsAppTokenInfo tokens) : IPartnerChecker
{
    internal const string IdKey = "whatsapp_phone_number_id";
    internal const string TokenKey = "whatsapp_system_token";

    private const string Quality = "quality_rating";
    private const string Fields =
        $"id,display_phone_number,verified_name,{Quality},code_verification_status,name_status";

    private static readonly string[] Details =
        ["verified_name", "display_phone_number", Quality, "name_status", "code_verification_status"];

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

        if (!PartnerId.IsToken(token))
        {
            return PartnerCheck.NeedsAttention(new("Checks.WhatsAppTokenShape"), TokenKey);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{id}?fields={Fields}");
        request.Headers.Authorization = new("Bearer", token);
        var check = Read(await PartnerResponse.SendAsync(request, client, cancellationToken), id!, token!);

        return check.Status == PartnerStatus.Connected
            ? await tokens.AddToAsync(check, token!, cancellationToken)
            : check;
    }

    private static PartnerCheck Read(PartnerResponse response, string id, string token) => response switch
    {
        { Body: { } body } when body.Object("error") is { } error => WhatsAppErrors.Read(error, response, id),
        { IsSlowDown: true } => WhatsAppErrors.SlowDown,
        { IsOutage: true } => WhatsAppErrors.Unreachable,
        { Status: HttpStatusCode.OK, Body: { } body } when !body.Has("error") && body.Text("id") == id =>
            Connected(PartnerText.Clean(body, Details, token)),
        _ => WhatsAppErrors.Unreadable,
    };

    private static PartnerCheck Connected(Dictionary<string, string> details) =>
        PartnerCheck.Connected(MessageFrom(details)) with { Details = details };

    private static Message MessageFrom(Dictionary<string, string> details)
    {
        string[] known = [.. Details[..2].Select(details.GetValueOrDefault).OfType<string>()];
        var quality = details.GetValueOrDefault(Quality);

        return known switch
        {
            [var name, var number] when quality is not (null or "NA" or "UNKNOWN") =>
                new("Checks.WhatsAppConnectedQuality", name, number, quality),
            [var name, var number] => new("Checks.WhatsAppConnected", name, number),
            [var one] => new("Checks.ConnectedTo", one),
            _ => new("Checks.Connected"),
        };
    }
}
