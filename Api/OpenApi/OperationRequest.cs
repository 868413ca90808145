using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.OpenApi;

/// <summary>What an operation takes: names in the address, the condition, the body by example.</summary>
internal sealed class OperationRequest(PartnerCatalog catalog, DocsJson json) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (context.Docs().Query.FirstOrDefault(query => query.Name == parameter.Name) is { } query)
            {
                Describe(parameter, query);
            }
            else
            {
                Describe(parameter);
            }
        }

        if (context.TakesIfMatch())
        {
            (operation.Parameters ??= []).Add(DocsHeaders.IfMatch);
        }

        if (operation.RequestBody is OpenApiRequestBody body)
        {
            var docs = context.Docs();
            body.Required = true;
            body.Description = "A JSON object with these members and no others, each at most once.";
            body.Content!["application/json"].Examples = json.Examples(docs.Requests, catalog);
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiParameter parameter, QueryDocs query)
    {
        parameter.Description = query.Description;
        parameter.Example = query.Example;
        parameter.Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int64",
            Minimum = query.Range.From.ToString(CultureInfo.InvariantCulture),
            Maximum = query.Range.To.ToString(CultureInfo.InvariantCulture),
            Default = query.Default,
        };
    }

    private void Describe(OpenApiParameter parameter)
    {
        var (description, names) = parameter.Name == "partner"
            ? ("The tag of a partner, as GET /api/v1/profile/partners lists them.", catalog.Partners.Select(partner => partner.Tag))
            : ("The key of an attribute, as GET /api/v1/profile/partners lists them.", catalog.Attributes.Select(attribute => attribute.Key));

        parameter.Description = description;
        parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. names.Select(name => (JsonNode)name)] };
        parameter.Example = names.First();
    }
}
