using Microsoft.AspNetCore.Routing.Template;

namespace PartnerSite.Api.Http;

/// <summary>
/// Answers requests that match no endpoint: 404, 405 with the methods that the address has, or 415 when it has the
/// method and takes no such body. Routing alone would match the site's fallback, and always answer 404.
/// </summary>
internal static class UnknownAddress
{
    public static Task AnswerAsync(HttpContext context) => ProblemFor(context).ExecuteAsync(context);

    private static ProblemResult ProblemFor(HttpContext context)
    {
        var methods = context.RequestServices.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)
                && Matches(endpoint, context.Request.Path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();

        if (methods.Length == 0)
        {
            return ProblemResult.From(StatusCodes.Status404NotFound);
        }

        if (methods.Contains(context.Request.Method))
        {
            return ProblemResult.From(StatusCodes.Status415UnsupportedMediaType);
        }

        context.Response.Headers.Allow = string.Join(", ", methods);
        return ProblemResult.From(StatusCodes.Status405MethodNotAllowed);
    }

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!), []).TryMatch(path, []);
}
