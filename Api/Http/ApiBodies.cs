using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using PartnerSite.Services.Http;

namespace PartnerSite.Api.Http;

internal static class ApiBodies
{
    /// <summary>The type of a merge patch (RFC 7396).</summary>
    public const string MergePatch = "application/merge-patch+json";

    private const string Json = "application/json";

    /// <summary>
    /// Accepts only the type of JSON that the endpoint takes: in UTF-8 (RFC 8259, section 8.1) and not encoded. The
    /// framework would convert other charsets, accept any <c>application/*+json</c>, and fail on a charset that is
    /// unknown or quoted.
    /// </summary>
    public static void UseApiBodies(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;

        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts)
        {
            if (!IsPlain(request, accepts.ContentTypes))
            {
                context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                return;
            }

            request.ContentType = Json;
        }
        else if (request.IsApi() && HasBodyOfUnknownLength(context))
        {
            // The endpoint takes no body. Reading one to its end holds it to the size limit.
            await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        await next(context);
    });

    private static bool HasBodyOfUnknownLength(HttpContext context) =>
        context.Request.ContentLength is null
        && context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;

    private static bool IsPlain(HttpRequest request, IReadOnlyList<string> types) =>
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && types.Any(known => type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase))
        && (
            !type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
