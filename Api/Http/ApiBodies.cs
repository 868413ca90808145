using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using PartnerSite.Services.Http;

namespace PartnerSite.Api.Http;

internal static class ApiBodies
{
    private const string Json = "application/json";

    /// <summary>
    /// Accepts plain JSON alone: in UTF-8 (RFC 8259, section 8.1) and not encoded. The framework would convert other
    /// charsets, accept types such as <c>application/*+json</c>, and fail on a charset that is unknown or quoted.
    /// </summary>
    public static void UseApiBodies(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;

        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null)
        {
            if (!IsPlainJson(request))
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

    private static bool IsPlainJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
        && (
            !type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
