using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using PartnerSite.Api.Http;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.OpenApi;

/// <summary>The failures of an operation, which follow from what it takes and who may call it.</summary>
internal sealed class OperationProblems(PartnerCatalog catalog, DocsJson json, IServiceProvider services) : IOpenApiOperationTransformer
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        document.AddComponent(nameof(ApiProblem), await context.GetOrCreateSchemaAsync(typeof(ApiProblem), null, cancellationToken));

        foreach (var status in Statuses(context))
        {
            operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = OwnExamples(status, context.Docs()) is { } examples
                ? Response(status, context.Docs().Failures.GetValueOrDefault(status) ?? Problems.MeaningOf(status), examples, document)
                : Shared(status, document);
        }
    }

    private static IEnumerable<int> Statuses(OpenApiOperationTransformerContext context)
    {
        var hasBody = context.BodyType() is not null;

        return
        [
            .. If(hasBody || context.TakesIfMatch() || context.Docs().Query.Count > 0, StatusCodes.Status400BadRequest),
            StatusCodes.Status401Unauthorized,
            .. If(!context.IsAnonymous() && context.IsUnsafe(), StatusCodes.Status403Forbidden),
            .. If(context.HasRouteParameter(), StatusCodes.Status404NotFound),
            .. If(context.TakesIfMatch(), StatusCodes.Status412PreconditionFailed),
            .. If(hasBody, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType),
            .. If(context.Docs().RateLimited, StatusCodes.Status429TooManyRequests),
            StatusCodes.Status500InternalServerError,
            StatusCodes.Status503ServiceUnavailable,
        ];

        static IEnumerable<int> If(bool condition, params IEnumerable<int> statuses) => condition ? statuses : [];
    }

    private static OpenApiResponseReference Shared(int status, OpenApiDocument document, OpenApiResponse response)
    {
        var name = ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal);
        document.AddComponent<IOpenApiResponse>(name, response);
        return new(name, document);
    }

    private OpenApiResponseReference Shared(int status, OpenApiDocument document) => Shared(
        status, document, Response(status, Problems.MeaningOf(status), [Example(ApiProblem.Of(NewContext(), status))], document));

    private OpenApiResponse Response(int status, string meaning, IReadOnlyList<DocsExample> examples, OpenApiDocument document) => new()
    {
        Description = meaning,
        Headers = Problems.HeadersOf(status),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ApiProblem.ContentType] = new()
            {
                Schema = new OpenApiSchemaReference(nameof(ApiProblem), document),
                Examples = json.Examples(examples, catalog),
            },
        },
    };

    // A 400 shows a mistake that this operation can be called with.
    private List<DocsExample>? OwnExamples(int status, OperationDocs docs) => status switch
    {
        StatusCodes.Status400BadRequest => [Example(ApiProblem.Invalid(NewContext(), [docs.Mistake?.Invoke(catalog) ?? IfMatch.Unreadable]))],
        StatusCodes.Status401Unauthorized when docs.Refusals.Count > 0 =>
            [.. docs.Refusals.Select(refusal => new DocsExample(refusal.Name, refusal.Summary, _ => WithTrace(refusal.Problem(NewContext()))))],
        _ => null,
    };

    private DefaultHttpContext NewContext() => new() { RequestServices = services };

    private static DocsExample Example(ApiProblem problem) => new("problem", problem.Title, _ => WithTrace(problem));

    private static ApiProblem WithTrace(ApiProblem problem) => problem with { TraceId = TraceId };
}
