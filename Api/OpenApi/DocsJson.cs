using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.OpenApi;

/// <summary>Examples are the API's own types in the API's own JSON, so that they can't go out of step.</summary>
internal sealed class DocsJson(IOptions<JsonOptions> options)
{
    public JsonNode Node(object value) => JsonSerializer.SerializeToNode(value, options.Value.SerializerOptions)!;

    public Dictionary<string, IOpenApiExample> Examples(IEnumerable<DocsExample> examples, PartnerCatalog catalog) => examples.ToDictionary(
        example => example.Name, IOpenApiExample (example) => new OpenApiExample { Summary = example.Summary, Value = Node(example.Value(catalog)) });
}
