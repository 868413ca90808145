using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using PartnerSite.Services.Http;

namespace PartnerSite.Api.Http;

internal static class ApiBodies
{
    private const string Json = "application/json";

    /// <summary>
    /// Takes JSON as its standard has it (RFC 8259, section 8.1), in UTF-8 and as it is; the framework would convert
    /// other charsets, take relatives of JSON, and fail on a charset that it does not know or that stands in quotes.
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
            // Nobody wants it, and still it must not be larger than bodies may be.
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
