using Microsoft.OpenApi;

namespace PartnerSite.Api.OpenApi;

/// <summary>What a failure means, wherever it comes.</summary>
internal static class Problems
{
    public static string MeaningOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is not as documented; errors says what to mend. Nothing was changed.",
        StatusCodes.Status401Unauthorized => "No token, or one that is not valid or not any more. Nothing was changed.",
        StatusCodes.Status403Forbidden => "A page of another site sent the cookie of this one. Nothing was changed.",
        StatusCodes.Status404NotFound => "It is not set, or this site does not know it. Nothing was changed.",
        StatusCodes.Status412PreconditionFailed => "The profile changed since the ETag in If-Match. Nothing was changed.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than 64 KB. Nothing was changed.",
        StatusCodes.Status415UnsupportedMediaType => "The body is not JSON. Nothing was changed.",
        StatusCodes.Status429TooManyRequests => "Too many attempts in a minute. Nothing was changed.",
        StatusCodes.Status500InternalServerError => "A fault of the site. Nothing was changed.",
        StatusCodes.Status503ServiceUnavailable => "The database can't do it right now. Nothing was changed, and what is stored is safe.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No operation answers with it."),
    };

    public static Dictionary<string, IOpenApiHeader>? HeadersOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new() { ["WWW-Authenticate"] = DocsHeaders.WwwAuthenticate },
        StatusCodes.Status429TooManyRequests => new() { ["Retry-After"] = DocsHeaders.RetryAfter },
        _ => null,
    };
}
