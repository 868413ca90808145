using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerSite.Api.Http;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.OpenApi;

/// <summary>The user's attributes as one object: its members are the catalog's attributes, and no others.</summary>
internal sealed class CatalogSchemas(PartnerCatalog catalog) : IOpenApiOperationTransformer
{
    private static readonly Type Values = typeof(Dictionary<string, string>);

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ParameterDescriptions.Any(parameter => parameter.Type == Values))
        {
            Replace(operation.RequestBody!.Content!, "ProfileAttributeChanges", Schema(
                "What to change: a string sets an attribute, null removes it, and one that is left out stays as it is.",
                JsonSchemaType.String | JsonSchemaType.Null, TextPatterns.Text, catalog.Attributes));
        }

        if (context.Description.SupportedResponseTypes.Any(answer => answer.Type == Values))
        {
            Replace(operation.Responses!["200"].Content!, "ProfileAttributes", Schema(
                "The plain attributes that are set. A sensitive attribute is never among them.",
                JsonSchemaType.String, TextPatterns.StoredValue, catalog.Attributes.Where(one => !one.IsSensitive)));
        }

        return Task.CompletedTask;

        void Replace(IDictionary<string, OpenApiMediaType> content, string name, OpenApiSchema schema)
        {
            context.Document!.AddComponent(name, schema);
            content["application/json"].Schema = new OpenApiSchemaReference(name, context.Document);
        }
    }

    private static OpenApiSchema Schema(
        string description, JsonSchemaType type, string pattern, IEnumerable<AttributeDefinition> attributes) => new()
        {
            Type = JsonSchemaType.Object,
            Description = description,
            AdditionalPropertiesAllowed = false,
            Properties = attributes.ToDictionary(one => one.Key, IOpenApiSchema (attribute) => new OpenApiSchema
            {
                Type = type,
                Title = attribute.Label,
                Description = attribute.Hint,
                MaxLength = AttributeDefinition.MaxLength,
                Pattern = pattern,
                WriteOnly = attribute.IsSensitive,
            }),
        };
}
