using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace PartnerSite.Api.Http;

internal static class ApiBodies
{
    private const string Json = "application/json";

    /// <summary>
    /// Takes JSON as its standard has it (RFC 8259, section 8.1), in UTF-8 and as it is; the framework would convert other
    /// charsets, take relatives of JSON, and fail on a charset that it does not know or that stands in quotes.
    /// </summary>
    public static void UseApiBodies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is null)
        {
            return next(context);
        }

        if (!IsPlainJson(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        context.Request.ContentType = Json;
        return next(context);
    });

    private static bool IsPlainJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
