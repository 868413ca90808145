using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.OpenApi;

/// <summary>The user's attributes as one object: its members are the catalog's attributes, and no others.</summary>
internal sealed class CatalogSchemas(PartnerCatalog catalog) : IOpenApiOperationTransformer
{
    private const string Stored = "ProfileAttributes";
    private const string Changes = "ProfileAttributeChanges";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.BodyType() == typeof(Dictionary<string, string>))
        {
            context.Document!.AddComponent(Changes, ChangesSchema());
            Replace(operation.RequestBody!.Content!, Changes);
        }

        if (context.Description.SupportedResponseTypes.Any(answer => answer.Type == typeof(Dictionary<string, string>)))
        {
            context.Document!.AddComponent(Stored, StoredSchema());
            Replace(operation.Responses!["200"].Content!, Stored);
        }

        return Task.CompletedTask;

        void Replace(IDictionary<string, OpenApiMediaType> content, string schema) =>
            content["application/json"].Schema = new OpenApiSchemaReference(schema, context.Document);
    }

    private OpenApiSchema StoredSchema() => Closed(
        "The plain attributes that are set. A sensitive attribute is never among them.",
        catalog.Attributes.Where(attribute => !attribute.IsSensitive).ToDictionary(
            attribute => attribute.Key, IOpenApiSchema (attribute) => Value(attribute, JsonSchemaType.String, DocsPatterns.StoredValue)));

    private OpenApiSchema ChangesSchema() => Closed(
        "What to change: a string sets an attribute, null removes it, and one that is left out stays as it is.",
        catalog.Attributes.ToDictionary(
            attribute => attribute.Key, IOpenApiSchema (attribute) => Value(attribute, JsonSchemaType.String | JsonSchemaType.Null, DocsPatterns.Value)));

    private static OpenApiSchema Closed(string description, Dictionary<string, IOpenApiSchema> properties) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = properties,
        AdditionalPropertiesAllowed = false,
    };

    private static OpenApiSchema Value(AttributeDefinition attribute, JsonSchemaType type, string pattern) => new()
    {
        Type = type,
        Title = attribute.Label,
        Description = attribute.Hint,
        MaxLength = AttributeDefinition.MaxLength,
        Pattern = pattern,
        WriteOnly = attribute.IsSensitive,
    };
}
