using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.OpenApi;

/// <summary>The success of an operation: what it means, its examples, its ETag.</summary>
internal sealed class OperationAnswers(PartnerCatalog catalog, DocsJson json) : IOpenApiOperationTransformer
{
    // A list has one entry a partner of the catalog, or as many as a caller may ask for.
    private const int MostItems = 100;

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var docs = context.Docs();
        var success = (OpenApiResponse)operation.Responses!.Single().Value;
        success.Description = docs.Success;

        foreach (var content in success.Content?.Values ?? [])
        {
            content.Examples = json.Examples(docs.Answers, catalog);

            if (content.Schema is OpenApiSchema { Type: JsonSchemaType.Array } list)
            {
                list.MaxItems = MostItems;
            }
        }

        if (docs.Tagged)
        {
            success.Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = DocsHeaders.ETag };
        }

        return Task.CompletedTask;
    }
}
