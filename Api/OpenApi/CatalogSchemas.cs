using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerSite.Api.Http;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.OpenApi;

/// <summary>
/// What the document says by the catalog: the user's attributes as one object, and the names in addresses.
/// </summary>
internal sealed class CatalogSchemas(PartnerCatalog catalog) : IOpenApiOperationTransformer
{
    /// <summary>The component that lists the keys of attributes.</summary>
    public const string AttributeKey = "AttributeKey";

    /// <summary>The component that lists the tags of partners.</summary>
    public const string PartnerTag = "PartnerTag";

    private static readonly Type Values = typeof(Dictionary<string, string>);

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        document.AddComponent(AttributeKey, Names(
            "The key of an attribute of this site's partners.", catalog.Attributes.Select(one => one.Key)));
        document.AddComponent(PartnerTag, Names(
            "The tag of a partner of this site.", catalog.Partners.Select(partner => partner.Tag)));

        if (context.Description.ParameterDescriptions.Any(parameter => parameter.Type == Values))
        {
            var (name, schema) = HttpMethods.IsPatch(context.Description.HttpMethod!)
                ? ("ProfileAttributePatch", Patch())
                : ("ProfileAttributeChanges", Closed(
                    "What to set. One that is left out, or null, stays as it is.",
                    JsonSchemaType.String | JsonSchemaType.Null, catalog.Attributes));
            Replace(operation.RequestBody!.Content!, name, schema);
        }

        if (context.Description.SupportedResponseTypes.Any(answer => answer.Type == Values))
        {
            Replace(operation.Responses!["200"].Content!, "ProfileAttributes", Closed(
                "The plain attributes that are set. A sensitive attribute is never among them.",
                JsonSchemaType.String, catalog.Attributes.Where(one => !one.IsSensitive)));
        }

        return Task.CompletedTask;

        void Replace(IDictionary<string, OpenApiMediaType> content, string name, OpenApiSchema schema)
        {
            document.AddComponent(name, schema);
            content.Values.Single().Schema = new OpenApiSchemaReference(name, document);
        }
    }

    private static OpenApiSchema Names(string description, IEnumerable<string> names) => new()
    {
        Type = JsonSchemaType.String,
        Description = description,
        Enum = [.. names.Select(name => JsonValue.Create(name))],
    };

    private static OpenApiSchema Closed(
        string description, JsonSchemaType type, IEnumerable<AttributeDefinition> attributes) => new()
        {
            Type = JsonSchemaType.Object,
            Description = description,
            AdditionalPropertiesAllowed = false,
            Properties = attributes.ToDictionary(one => one.Key, IOpenApiSchema (attribute) => new OpenApiSchema
            {
                Type = type,
                Title = attribute.Label,
                Description = attribute.Hint,
                Format = attribute.IsDate ? "date" : null,
                MaxLength = attribute.IsDate ? AttributeDefinition.DateFormat.Length : AttributeDefinition.MaxLength,
                Pattern = type == JsonSchemaType.String ? TextPatterns.StoredValue : TextPatterns.Text,
                WriteOnly = attribute.IsSensitive,
            }),
        };

    // A map and not an object: clients that are generated from an object send null for each member that was not set,
    // and so would remove it.
    private OpenApiSchema Patch() => new()
    {
        Type = JsonSchemaType.Object,
        Description = $"A merge patch by the keys of attributes ({AttributeKey}): a string sets one, null removes it.",
        MaxProperties = catalog.Attributes.Count,
        AdditionalProperties = new OpenApiSchema
        {
            Type = JsonSchemaType.String | JsonSchemaType.Null,
            Description = "What to store; null removes it.",
            MaxLength = AttributeDefinition.MaxLength,
            Pattern = TextPatterns.Text,
        },
    };
}
