using System.Net;
using System.Text.Json;
using Polly;

namespace PartnerSite.Services.Checks;

/// <summary>A partner's response: a status, and JSON if there was any.</summary>
/// <param name="Status">The HTTP status; null when there was no response.</param>
/// <param name="Body">The body, if it is JSON that can be read.</param>
internal sealed record PartnerResponse(HttpStatusCode? Status, PartnerJson? Body)
{
    private static readonly PartnerResponse None = new(null, null);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>There was no response, or the partner says that it is out of order.</summary>
    public bool IsOutage => Status is null or >= HttpStatusCode.InternalServerError;

    /// <summary>The partner wants to be asked less.</summary>
    public bool IsSlowDown => Status is HttpStatusCode.TooManyRequests;

    /// <summary>Sends a request. No response, or one that can't be read, is not an exception.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled it.</exception>
    public static async Task<PartnerResponse> SendAsync(
        HttpRequestMessage request, HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new(response.StatusCode, Parse(bytes));
        }
        catch (HttpRequestException failure)
            when (failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new(HttpStatusCode.OK, null);
        }
        catch (Exception failure) when (failure is HttpRequestException or ExecutionRejectedException or IOException)
        {
            return None;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return None;
        }
    }

    private static PartnerJson? Parse(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, Strict);
            return json.RootElement.ValueKind == JsonValueKind.Object ? new(json.RootElement.Clone()) : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
