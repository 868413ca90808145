using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using PartnerSite.Api.Http;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.OpenApi;

/// <summary>The failures of an operation, which follow from what it takes and who may call it.</summary>
internal sealed class OperationProblems(PartnerCatalog catalog, DocsExamples examples, IServiceProvider services)
    : IOpenApiOperationTransformer
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private DefaultHttpContext HttpContext => new() { RequestServices = services };

    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var docs = context.Docs();
        var document = context.Document!;
        var schema = await context.GetOrCreateSchemaAsync(typeof(ApiProblem), null, cancellationToken);
        document.AddComponent(nameof(ApiProblem), schema);

        foreach (var status in Statuses(operation, context))
        {
            operation.Responses![$"{status}"] = status switch
            {
                // A mistake that can be made with this operation.
                400 => Response(document, ApiProblem.Invalid(HttpContext, [docs.Mistake(catalog)])),
                401 when docs.Refusals is var (meaning, refusals) => Response(
                    document, status, meaning,
                    [.. refusals.Select(one => Example(one.Problem(HttpContext), one.Name, one.Summary))]),
                _ => Shared(document, status),
            };
        }
    }

    private static int[] Statuses(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var hasBody = operation.RequestBody is not null;
        var takesIfMatch = context.TakesIfMatch();
        var isChange = !HttpMethods.IsGet(context.Description.HttpMethod!);

        return
        [
            .. If(hasBody || takesIfMatch || Takes(ParameterLocation.Query), 400),
            401,
            .. If(isChange && !context.IsAnonymous(), 403),
            .. If(Takes(ParameterLocation.Path), 404),
            .. If(takesIfMatch, 412),
            .. If(hasBody, 413, 415),
            .. If(context.Docs().RateLimited, 429),
            500,
            503,
        ];

        bool Takes(ParameterLocation location) =>
            operation.Parameters?.Any(parameter => parameter.In == location) == true;

        static int[] If(bool condition, params int[] statuses) => condition ? statuses : [];
    }

    private OpenApiResponseReference Shared(OpenApiDocument document, int status)
    {
        var name = ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal);
        var response = Response(document, ApiProblem.From(HttpContext, status));
        document.AddComponent<IOpenApiResponse>(name, response);
        return new(name, document);
    }

    // A problem says itself what it means.
    private OpenApiResponse Response(OpenApiDocument document, ApiProblem problem) =>
        Response(document, problem.Status, problem.Detail, Example(problem));

    private OpenApiResponse Response(
        OpenApiDocument document, int status, string meaning, params DocsExample[] problems) => new()
        {
            Description = meaning,
            Headers = status switch
            {
                401 => new Dictionary<string, IOpenApiHeader> { ["WWW-Authenticate"] = DocsHeaders.WwwAuthenticate },
                429 or 503 => new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = DocsHeaders.RetryAfter },
                _ => null,
            },
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ApiProblem.ContentType] = new()
                {
                    Schema = new OpenApiSchemaReference(nameof(ApiProblem), document),
                    Examples = examples.From(problems),
                },
            },
        };

    private static DocsExample Example(ApiProblem problem, string name = "problem", string? summary = null) =>
        new(name, summary ?? problem.Title, _ => problem with { TraceId = TraceId });
}
