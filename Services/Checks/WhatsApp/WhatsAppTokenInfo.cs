using System.Net;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks.WhatsApp;

/// <summary>
/// When a token expires and what it may do, which Meta tells developers of its app and perhaps nobody else: it adds to
/// a verdict, and never is one.
/// </summary>
public sealed class WhatsAppTokenInfo(HttpClient client)
{
    private static readonly string[] NeededScopes = ["whatsapp_business_messaging", "whatsapp_business_management"];
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Adds what Meta says about the token, if it responds in time.</summary>
    internal async Task<PartnerCheck> AddToAsync(
        PartnerCheck check, string token, HeaderSecret secret, CancellationToken cancellationToken)
    {
        // Documented as a GET with the token in its URL. By Graph's override of the method, which Meta's own PHP SDK
        // uses for all of its calls, it is in the body instead.
        using var request = new HttpRequestMessage(HttpMethod.Post, "debug_token");
        secret.AuthorizeBearer(request.Headers);
        request.Content = new FormUrlEncodedContent([new("input_token", token), new("method", "get")]);
        PartnerResponse response;

        try
        {
            response = await PartnerResponse.SendAsync(request, client, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // There was time for the verdict, but not for this.
            return check;
        }

        if (response is not { Status: HttpStatusCode.OK, Body: { } body }
            || body.Object("data") is not { } data
            || !data.IsTrue("is_valid"))
        {
            return check;
        }

        string[] missing = data.Texts("scopes") is { } scopes ? [.. NeededScopes.Except(scopes)] : [];
        check = check with { ExpiresAt = ParseExpiry(data.Number("expires_at")) };
        return missing.Length == 0 ? check : WithMissing(check, string.Join(", ", missing));
    }

    private static PartnerCheck WithMissing(PartnerCheck check, string scopes) =>
        check with
        {
            Message = new(
                "Checks.WhatsAppScopes",
                check.Message.Arguments.Count > 0 ? check.Message.Arguments[0] : "Meta",
                scopes),
            Details = new Dictionary<string, string>(check.Details)
            {
                ["missing_scopes"] = scopes,
                [PartnerCheck.Limited] = "true",
            },
        };

    private static DateTime? ParseExpiry(long? seconds) => seconds switch
    {
        0 => PartnerCheck.Never,
        > 0 when seconds <= LastSecond => DateTimeOffset.FromUnixTimeSeconds(seconds.Value).UtcDateTime,
        _ => null,
    };
}
