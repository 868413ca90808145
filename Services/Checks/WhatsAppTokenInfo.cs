namespace PartnerSite.Services.Checks;

/// <summary>
/// When a token expires and what it may do, which Meta tells developers of its app and perhaps nobody else: it adds to a
/// verdict, and never is one.
/// </summary>
public sealed class WhatsAppTokenInfo(HttpClient client)
{
    private static readonly string[] NeededScopes = ["whatsapp_business_messaging", "whatsapp_business_management"];
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The verdict with what Meta says of the token, if it does.</summary>
    /// <exception cref="OperationCanceledException">The caller has ended it.</exception>
    public async Task<Verdict> AddToAsync(Verdict verdict, string token, CancellationToken cancellationToken)
    {
        // Documented as a GET with the token in its address. By Graph's override of the method it is in the body instead.
        using var request = new HttpRequestMessage(HttpMethod.Post, "debug_token");
        request.Headers.Authorization = new("Bearer", token);
        request.Content = new FormUrlEncodedContent([new("input_token", token), new("method", "get")]);
        var answer = await PartnerAnswer.ToAsync(request, client, cancellationToken);

        if (answer is not { Status: System.Net.HttpStatusCode.OK, Body: { } body } || body.Object("data") is not { } data || !data.IsTrue("is_valid"))
        {
            return verdict;
        }

        string[] missing = data.Texts("scopes") is { } scopes ? [.. NeededScopes.Except(scopes)] : [];
        return verdict with
        {
            ExpiresAt = ExpiryOf(data.Number("expires_at")),
            Details = missing.Length == 0 ? verdict.Details : new Dictionary<string, string>(verdict.Details) { ["missing_scopes"] = string.Join(", ", missing) },
        };
    }

    private static DateTime? ExpiryOf(long? seconds) => seconds switch
    {
        0 => Verdict.Never,
        > 0 when seconds <= LastSecond => DateTimeOffset.FromUnixTimeSeconds(seconds.Value).UtcDateTime,
        _ => null,
    };
}
