using PartnerSite.Services.Http;
using Scalar.AspNetCore;

namespace PartnerSite.Api.OpenApi;

internal static class DocsPage
{
    /// <summary>The address of Scalar's script, which shows the document on the page.</summary>
    public const string Script = $"{Folder}/scalar.js";

    private const string Folder = "/docs";

    /// <summary>
    /// Serves Scalar's script, but not its page, which needs inline scripts: Pages/Docs does without.
    /// </summary>
    public static void MapDocsScript(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapScalarApiReference(Folder).ShortCircuit().WithMetadata(new OwnCacheControl()).Add(endpoint =>
        {
            if (((RouteEndpointBuilder)endpoint).RoutePattern.RawText != Script)
            {
                endpoint.RequestDelegate = AnswerNotFound;
            }
        });

    private static Task AnswerNotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
