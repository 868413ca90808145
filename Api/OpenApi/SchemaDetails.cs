using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerSite.Api.Http;

namespace PartnerSite.Api.OpenApi;

/// <summary>
/// The framework reads comments, lengths, patterns and ranges from the API's types. This adds the rest: which members may
/// be missing, formats, fixed values, and what is in lists and maps.
/// </summary>
internal sealed class SchemaDetails : IOpenApiSchemaTransformer, IOpenApiDocumentTransformer
{
    // RFC 3339 with seven decimals and an offset, and some.
    private const int LongestTime = 35;

    // No member of a body has more faults than this.
    private const int MostErrors = 16;

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (schema.Enum?.Count > 0)
        {
            schema.Type ??= JsonSchemaType.String;
        }

        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            schema.AdditionalPropertiesAllowed = false;
            schema.Required = context.JsonTypeInfo.Properties.Where(IsRequired).Select(member => member.Name).ToHashSet();
        }

        if (context.JsonPropertyInfo is { } member)
        {
            Complete(schema, member);
        }

        return Task.CompletedTask;
    }

    // A member that may be missing is a reference alone: an answer leaves it out rather than saying null.
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var members in document.Components!.Schemas!.Values.Select(schema => schema.Properties).OfType<IDictionary<string, IOpenApiSchema>>())
        {
            foreach (var (name, member) in members.ToArray())
            {
                members[name] = member.OneOf?.OfType<OpenApiSchemaReference>().SingleOrDefault() ?? member;
            }
        }

        return Task.CompletedTask;
    }

    private static bool IsRequired(JsonPropertyInfo member) =>
        !member.IsGetNullable || member.AttributeProvider!.IsDefined(typeof(RequiredAttribute), inherit: false);

    private static void Complete(OpenApiSchema schema, JsonPropertyInfo member)
    {
        foreach (var attribute in member.AttributeProvider!.GetCustomAttributes(inherit: false))
        {
            switch (attribute)
            {
                case AllowedValuesAttribute allowed:
                    schema.Enum = [.. allowed.Values.Select(value => JsonValue.Create((string)value!))];
                    break;
                case DataTypeAttribute type:
                    schema.Format = type.GetDataTypeName();
                    break;
                case EntriesAttribute entries:
                    Complete(schema, entries);
                    break;
                case WriteOnlyAttribute:
                    schema.WriteOnly = true;
                    break;
            }
        }

        if (schema.Format == "date-time")
        {
            schema.MaxLength = LongestTime;
        }

        // Only what is sent may be null instead of missing.
        if (IsRequired(member) || !schema.WriteOnly)
        {
            schema.Type &= ~JsonSchemaType.Null;
        }
    }

    private static void Complete(OpenApiSchema schema, EntriesAttribute entries)
    {
        if (schema.AdditionalProperties is OpenApiSchema values)
        {
            // The framework takes a map's length for a text's.
            (schema.MaxProperties, schema.MaxLength) = (schema.MaxLength, null);
            values.MaxItems = values.Items is null ? null : MostErrors;
        }

        var list = schema.AdditionalProperties ?? schema;
        var entry = (OpenApiSchema)(list.Items ?? list);
        (entry.Description, entry.MaxLength, entry.Pattern) = (entries.Description, entries.MaxLength, entries.Pattern);
    }
}
