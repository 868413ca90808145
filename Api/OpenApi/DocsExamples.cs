using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.OpenApi;

/// <summary>Makes the examples from the API's own types and JSON, so that they match real answers.</summary>
internal sealed class DocsExamples(PartnerCatalog catalog, IOptions<JsonOptions> options)
{
    public Dictionary<string, IOpenApiExample> From(IEnumerable<DocsExample> examples) => examples.ToDictionary(
        example => example.Name,
        IOpenApiExample (example) => new OpenApiExample
        {
            Summary = example.Summary,
            Value = JsonSerializer.SerializeToNode(example.Value(catalog), options.Value.SerializerOptions)!,
        });
}
