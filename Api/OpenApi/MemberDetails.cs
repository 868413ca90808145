using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerSite.Api.Auth;
using PartnerSite.Api.Http;
using PartnerSite.Api.Profile;

namespace PartnerSite.Api.OpenApi;

/// <summary>Closes the schemas of the API's types and says what each member is.</summary>
internal sealed class MemberDetails : IOpenApiDocumentTransformer
{
    // No member of a body has more faults than this.
    private const int MostErrors = 16;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (type, members) in (KeyValuePair<Type, Dictionary<string, MemberDocs>>[])[.. AuthDocs.Members, .. ProfileDocs.Members, .. ActivityDocs.Members, .. ProblemDocs.Members])
        {
            if (document.Components!.Schemas!.TryGetValue(type.Name, out var component) && component is OpenApiSchema schema)
            {
                Complete(schema, members);
            }
        }

        // The framework leaves it out.
        foreach (var enumeration in document.Components!.Schemas!.Values.OfType<OpenApiSchema>().Where(schema => schema.Enum?.Count > 0))
        {
            enumeration.Type ??= JsonSchemaType.String;
        }

        return Task.CompletedTask;
    }

    private static void Complete(OpenApiSchema schema, Dictionary<string, MemberDocs> members)
    {
        schema.AdditionalPropertiesAllowed = false;
        schema.Required = members.Where(member => !member.Value.Optional).Select(member => member.Key).ToHashSet();

        var properties = schema.Properties!;

        foreach (var (name, property) in properties.ToArray())
        {
            // What may be missing, and is never null, is a reference alone.
            if (property.OneOf?.OfType<OpenApiSchemaReference>().SingleOrDefault() is { } reference)
            {
                properties[name] = reference;
            }

            Complete(properties[name], members[name]);
        }
    }

    private static void Complete(IOpenApiSchema property, MemberDocs member)
    {
        property.Description = member.Description;

        if (property is not OpenApiSchema schema)
        {
            return;
        }

        schema.Type = (schema.Type & ~JsonSchemaType.Null) | (member.Nullable ? JsonSchemaType.Null : 0);
        schema.Format = member.Format ?? schema.Format;
        schema.Pattern = member.Pattern;
        schema.MaxLength = member.MaxLength;
        schema.Minimum = member.Range?.From.ToString(CultureInfo.InvariantCulture);
        schema.Maximum = member.Range?.To.ToString(CultureInfo.InvariantCulture);
        schema.Enum = member.Values?.Select(value => (System.Text.Json.Nodes.JsonNode)value).ToList() ?? schema.Enum;
        schema.WriteOnly = member.WriteOnly;

        if (member.Items is var (most, item))
        {
            Complete(schema, most, item);
        }
    }

    private static void Complete(OpenApiSchema schema, int most, MemberDocs? item)
    {
        if (schema.AdditionalProperties is OpenApiSchema values)
        {
            schema.MaxProperties = most;

            if (values.Items is null)
            {
                Complete(values, item!);
            }
            else
            {
                Complete(values, MostErrors, item);
            }

            return;
        }

        schema.MaxItems = most;

        if (item is not null)
        {
            Complete(schema.Items!, item);
        }
    }
}
