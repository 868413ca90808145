using System.Net;
using System.Text.Json.Nodes;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

[assembly: AssemblyFixture(typeof(PartnerSite.Tests.Api.OpenApi.ProductionSite))]

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>The site as it runs for customers; the committed document describes this one.</summary>
public sealed class ProductionSite : Site
{
    public ProductionSite()
    {
        Environment = "Production";
        Catalog = PartnerCatalog.Default;
    }
}

/// <summary>The API's document, parsed.</summary>
internal sealed class ApiDocument(string text)
{
    public const string Address = "/openapi/v1.json";

    private const string References = "#/";

    public string Text { get; } = text;

    public JsonNode Root { get; } = JsonNode.Parse(text)!;

    public IReadOnlyList<Operation> Operations =>
        [.. from path in Root["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select new Operation(this, method.Key.ToUpperInvariant(), path.Key, method.Value!)];

    public IEnumerable<KeyValuePair<string, JsonNode?>> Schemas => Root["components"]!["schemas"]!.AsObject();

    public static async Task<ApiDocument> FromAsync(Site site)
    {
        using var visitor = site.NewVisitor();
        var answer = await visitor.GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return new(answer.Body);
    }

    public Operation Operation(string method, string path) =>
        Operations.Single(operation => operation.Method == method && operation.Path == path);

    /// <summary>A node itself, or the node that it refers to.</summary>
    public JsonNode Resolve(JsonNode node) => node["$ref"] is { } reference
        ? Resolve(((string)reference!)[References.Length..].Split('/').Aggregate(Root, (parent, name) => parent[name]!))
        : node;
}

/// <summary>One operation of the document.</summary>
internal sealed class Operation(ApiDocument document, string method, string path, JsonNode node)
{
    public string Method { get; } = method;

    public string Path { get; } = path;

    public JsonNode Node { get; } = node;

    public bool IsSafe => Method == "GET";

    public bool HasBody => Node["requestBody"] is not null;

    public bool IsAnonymous => Node["security"]!.AsArray().Count == 0;

    public bool TakesIfMatch => Parameters.Any(parameter => (string?)parameter["name"] == "If-Match");

    public bool TakesQuery => Parameters.Any(parameter => (string?)parameter["in"] == "query");

    public IEnumerable<JsonNode> Parameters =>
        (Node["parameters"]?.AsArray() ?? []).Select(parameter => document.Resolve(parameter!));

    public IReadOnlyDictionary<string, JsonNode> Responses =>
        Node["responses"]!
            .AsObject()
            .ToDictionary(response => response.Key, response => document.Resolve(response.Value!));

    /// <summary>Everything that is sent or answered, by where it is.</summary>
    public IEnumerable<(string Where, JsonNode Content)> Contents =>
        (Node["requestBody"] is { } body ? [("request", body)] : Array.Empty<(string, JsonNode)>())
            .Concat(Responses.Select(response => (response.Key, response.Value)))
            .SelectMany(part =>
                part.Item2["content"]
                    ?.AsObject()
                    .Select(content => ($"{this} {part.Item1} {content.Key}", content.Value!))
                ?? []);

    public override string ToString() => $"{Method} {Path}";
}
