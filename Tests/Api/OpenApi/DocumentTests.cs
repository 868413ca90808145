using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>
/// The document says what every endpoint of the API takes, returns and requires, and describes nothing else.
/// </summary>
public sealed class DocumentTests(ProductionSite site)
{
    [Fact]
    public async Task Every_endpoint_of_the_API_is_in_the_document_and_nothing_else_is()
    {
        var endpoints =
            from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
            select $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}";

        var documented = (await ApiDocument.FromAsync(site)).Operations.Select(operation => $"{operation}");

        Assert.Equal(endpoints.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_words_and_a_part_that_it_belongs_to()
    {
        var document = await ApiDocument.FromAsync(site);
        var tags = document.Root["tags"]!.AsArray().Select(tag => (string)tag!["name"]!).ToList();

        Assert.Equal("3.1.1", (string?)document.Root["openapi"]);
        Assert.Distinct(document.Operations.Select(operation => (string)operation.Node["operationId"]!));
        Assert.All(document.Operations, operation =>
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)operation.Node["summary"]));
            Assert.False(string.IsNullOrWhiteSpace((string?)operation.Node["description"]));
            Assert.Contains((string)operation.Node["tags"]!.AsArray().Single()!, tags);
        });
    }

    [Fact]
    public async Task An_operation_has_the_failures_that_follow_from_what_it_takes_and_no_others() =>
        Assert.All((await ApiDocument.FromAsync(site)).Operations, operation =>
        {
            var limited = operation.Responses.ContainsKey("429");
            string[] expected =
            [
                .. When(operation.HasBody || operation.TakesIfMatch || operation.TakesQuery, "400"),
                "401",
                .. When(!operation.IsSafe && !operation.IsAnonymous, "403"),
                .. When(operation.Path.Contains('{', StringComparison.Ordinal), "404"),
                .. When(operation.TakesIfMatch, "412"),
                .. When(operation.HasBody, "413", "415"),
                .. When(limited, "429"),
                "500", "503",
            ];

            Assert.Equal(
                expected, operation.Responses.Keys.Where(status => status[0] != '2').Order(StringComparer.Ordinal));
            Assert.Single(operation.Responses.Keys, status => status[0] == '2');
            Assert.All(
                expected,
                status =>
                    Assert.Equal(
                        "#/components/schemas/ApiProblem", (string?)
                            operation.Responses[status]["content"]!["application/problem+json"]!["schema"]!["$ref"])
            );
            Assert.NotNull(operation.Responses["401"]["headers"]!["WWW-Authenticate"]);
            Assert.Equal(
                limited, operation.Responses.GetValueOrDefault("429")?["headers"]!["Retry-After"] is not null);
        });

    [Fact]
    public async Task Signing_in_is_limited_and_open_to_anybody_and_all_else_wants_a_token_or_the_cookie()
    {
        var document = await ApiDocument.FromAsync(site);
        var login = Assert.Single(document.Operations, operation => operation.IsAnonymous);
        Assert.Equal("POST /api/v1/auth/login", $"{login}");
        Assert.Contains("429", login.Responses.Keys);

        Assert.All(
            document.Operations.Where(operation => !operation.IsAnonymous),
            operation =>
                Assert.Equal(
                    ["bearer", "cookie"],
                    operation.Node["security"]!
                        .AsArray()
                        .SelectMany(scheme => scheme!.AsObject().Select(member => member.Key))));

        var schemes = document.Root["components"]!["securitySchemes"]!;
        Assert.Equal("bearer", (string?)schemes["bearer"]!["scheme"]);
        Assert.Equal("cookie", (string?)schemes["cookie"]!["in"]);
        Assert.Equal("__Host-PartnerSite", (string?)schemes["cookie"]!["name"]);
    }

    [Fact]
    public async Task Everything_sent_and_answered_has_examples_that_match_its_schema()
    {
        var document = await ApiDocument.FromAsync(site);
        var contents = document.Operations.SelectMany(operation => operation.Contents).ToList();

        Assert.NotEmpty(contents);
        Assert.All(
            contents,
            content =>
            {
                var examples = content.Content["examples"]!.AsObject();
                Assert.NotEmpty(examples);
                Assert.All(
                    examples,
                    example =>
                        Assert.Empty(
                            SchemaCheck.FaultsOf(document, content.Content["schema"]!, example.Value!["value"])));
            });
    }

    [Fact]
    public async Task Every_object_is_closed_and_every_member_described() =>
        Assert.All(
            (await ApiDocument.FromAsync(site)).Schemas.Where(schema => schema.Value!["properties"] is not null),
            schema =>
            {
                Assert.False((bool)schema.Value!["additionalProperties"]!);
                Assert.All(
                    schema.Value["properties"]!.AsObject(),
                    member =>
                        Assert.False(
                            string.IsNullOrWhiteSpace((string?)member.Value!["description"]),
                            $"{schema.Key}.{member.Key}"));
            });

    [Fact]
    public async Task It_is_made_once_and_says_nothing_of_who_asks()
    {
        using var visitor = site.NewVisitor();
        var first = await visitor.GetAsync(ApiDocument.Address);
        var request = new HttpRequestMessage(HttpMethod.Get, ApiDocument.Address);
        request.Headers.Host = "evil.example";
        var second = await visitor.SendAsync(request);

        Assert.Equal(first.Body, second.Body);
        Assert.Equal("/", (string?)JsonNode.Parse(second.Body)!["servers"]!.AsArray().Single()!["url"]);
        Assert.Equal("application/json; charset=utf-8", second.Header("Content-Type"));
        Assert.Equal("no-store", second.Header("Cache-Control"));
    }

    [Fact]
    public async Task The_attributes_are_the_catalogs_and_a_sensitive_one_is_never_answered()
    {
        var catalog = new PartnerCatalog(new Partner("lotus", "Lotus Pay",
        [
            new("lotus_merchant", "Merchant number") { Required = true },
            new("lotus_secret", "Signing secret", AttributeTags.Sensitive),
        ]));
        await using var other = new Site { Catalog = catalog };
        var document = await ApiDocument.FromAsync(other);
        var merge = document.Operation("PUT", "/api/v1/profile/attributes");
        var sent = document.Resolve(merge.Node["requestBody"]!["content"]!["application/json"]!["schema"]!)[
            "properties"
        ]!.AsObject();
        var answered = document.Resolve(merge.Responses["200"]["content"]!["application/json"]!["schema"]!)[
            "properties"
        ]!.AsObject();

        Assert.Equal(["lotus_merchant", "lotus_secret"], sent.Select(member => member.Key));
        Assert.Equal(["lotus_merchant"], answered.Select(member => member.Key));
        Assert.Null(sent["lotus_merchant"]!["writeOnly"]);
        Assert.True((bool)sent["lotus_secret"]!["writeOnly"]!);
        Assert.All(sent, member => Assert.Equal(4096, (int)member.Value!["maxLength"]!));
        Assert.All(
            document.Operations.SelectMany(operation => operation.Contents),
            content =>
                Assert.All(
                    content.Content["examples"]!.AsObject(),
                    example =>
                        Assert.Empty(
                            SchemaCheck.FaultsOf(document, content.Content["schema"]!, example.Value!["value"]))));
    }

    private static string[] When(bool condition, params string[] statuses) => condition ? statuses : [];
}
