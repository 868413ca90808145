using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerSite.Api.Http;

namespace PartnerSite.Api.OpenApi;

/// <summary>
/// Adds to the schemas what the framework does not read from the types' comments and attributes: which members may be
/// missing, formats, fixed values, and what is in lists and maps.
/// </summary>
internal sealed class SchemaDetails : IOpenApiSchemaTransformer, IOpenApiDocumentTransformer
{
    // RFC 3339 with seven decimals and an offset takes 33.
    private const int LongestTime = 35;

    // No member of a body has more faults than this.
    private const int MostErrors = 16;

    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            schema.Required = context.JsonTypeInfo.Properties.Where(IsRequired).Select(one => one.Name).ToHashSet();
        }

        if (context.JsonPropertyInfo is { } member)
        {
            Complete(schema, member);
        }

        return Task.CompletedTask;
    }

    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var schema in document.Components!.Schemas!.Values.OfType<OpenApiSchema>())
        {
            // The framework leaves it out for an enumeration.
            schema.Type ??= JsonSchemaType.String;

            // A member that may be missing is never null: a plain reference, not one of null and a reference.
            foreach (var (name, member) in schema.Properties?.ToArray() ?? [])
            {
                schema.Properties![name] = member.OneOf?.OfType<OpenApiSchemaReference>().SingleOrDefault() ?? member;
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
            }
        }

        if (schema.Format == "date-time")
        {
            schema.MaxLength = LongestTime;
        }

        // An answer, made by its constructor, leaves out what would be null; only a request may have a null.
        if (IsRequired(member) || member.AssociatedParameter is not null)
        {
            schema.Type &= ~JsonSchemaType.Null;
        }
    }

    private static void Complete(OpenApiSchema schema, EntriesAttribute entries)
    {
        var list = schema;

        if (schema.AdditionalProperties is OpenApiSchema values)
        {
            // The framework reads a map's MaxLength as a text's.
            (schema.MaxProperties, schema.MaxLength) = (schema.MaxLength, null);
            values.MaxItems = values.Items is null ? null : MostErrors;
            list = values;
        }

        var entry = (OpenApiSchema)(list.Items ?? list);
        (entry.Description, entry.MaxLength, entry.Pattern) = (entries.Description, entries.MaxLength, entries.Pattern);
    }
}
