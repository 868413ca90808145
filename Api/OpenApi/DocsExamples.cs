using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.OpenApi;

/// <summary>Examples are the API's own types in the API's own JSON, so that they can't go out of step.</summary>
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
