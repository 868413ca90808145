using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.OpenApi;

/// <summary>Describes an operation's request, its authentication and its success.</summary>
internal sealed class OperationDetails(PartnerCatalog catalog, DocsExamples examples) : IOpenApiOperationTransformer
{
    // A list has an entry for each partner of the catalog, or as many as a caller may ask for.
    private const int MostItems = 100;

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var docs = context.Docs();
        DescribeRequest(operation, docs, context.TakesIfMatch(), context.Document!);
        DescribeSuccess((OpenApiResponse)operation.Responses!.Single().Value, docs);
        operation.Security = context.IsAnonymous() ? [] : [.. DocumentOverview.SecuritySchemes.Select(
            scheme => new OpenApiSecurityRequirement { [new(scheme, context.Document)] = [] })];
        return Task.CompletedTask;
    }

    private void DescribeRequest(
        OpenApiOperation operation, OperationDocs docs, bool takesIfMatch, OpenApiDocument document)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter.In == ParameterLocation.Query)
            {
                Describe(parameter, docs.Query.Single(query => query.Name == parameter.Name));
            }
            else if (parameter.Name == "partner")
            {
                Describe(parameter, document, CatalogSchemas.PartnerTag, catalog.Partners[0].Tag);
            }
            else
            {
                Describe(parameter, document, CatalogSchemas.AttributeKey, catalog.Attributes[0].Key);
            }
        }

        if (takesIfMatch)
        {
            (operation.Parameters ??= []).Add(DocsHeaders.IfMatch);
        }

        if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Required = true;
            body.Description = "A JSON object with these members and no others, each at most once.";
            body.Content!.Values.Single().Examples = examples.From(docs.Requests);
        }
    }

    private static void Describe(OpenApiParameter parameter, QueryDocs query)
    {
        parameter.Example = query.Example;
        parameter.Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = query.Most > int.MaxValue ? "int64" : "int32",
            Minimum = "1",
            Maximum = query.Most.ToString(CultureInfo.InvariantCulture),
            Default = query.Default,
        };
    }

    private static void Describe(OpenApiParameter parameter, OpenApiDocument document, string schema, string example)
    {
        parameter.Description = "As GET /api/v1/profile/partners lists them.";
        parameter.Schema = new OpenApiSchemaReference(schema, document);
        parameter.Example = example;
    }

    private void DescribeSuccess(OpenApiResponse success, OperationDocs docs)
    {
        success.Headers = docs.Tagged ? new Dictionary<string, IOpenApiHeader> { ["ETag"] = DocsHeaders.ETag } : null;

        foreach (var content in success.Content?.Values ?? [])
        {
            content.Examples = examples.From(docs.Answers);

            if (content.Schema is OpenApiSchema { Type: JsonSchemaType.Array } list)
            {
                list.MaxItems = MostItems;
            }
        }
    }
}
