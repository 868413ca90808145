using Microsoft.OpenApi;

namespace PartnerSite.Api.OpenApi;

internal static class OpenApiSetup
{
    /// <summary>The name of the document: the version of the API that it describes.</summary>
    public const string DocumentName = "v1";

    /// <summary>The document's address.</summary>
    public const string Address = $"/openapi/{DocumentName}.json";

    private const string ContentType = "application/json; charset=utf-8";

    /// <summary>Describes the API in OpenAPI 3.1, from its endpoints, their types and the catalog.</summary>
    public static WebApplicationBuilder AddApiDocument(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiDocument>();
        builder.Services.AddSingleton<DocsExamples>();
        builder.Services.AddOpenApi(
            DocumentName,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = endpoint =>
                    endpoint.ActionDescriptor.EndpointMetadata.OfType<OperationDocs>().Any();
                options.AddOperationTransformer<CatalogSchemas>();
                options.AddOperationTransformer<OperationDetails>();
                options.AddOperationTransformer<OperationProblems>();
                options.AddSchemaTransformer<SchemaDetails>();
                options.AddDocumentTransformer<SchemaDetails>();
                options.AddDocumentTransformer<DocumentOverview>();
            });

        return builder;
    }

    /// <summary>Serves the document to everybody.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(Address, async (ApiDocument document) => TypedResults.Bytes(await document.GetAsync(), ContentType))
            .AllowAnonymous()
            .ExcludeFromDescription();
}
