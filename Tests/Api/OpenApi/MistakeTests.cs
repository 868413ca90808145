using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>The site answers the document's examples of mistakes with the document's words.</summary>
public sealed class MistakeTests(ProductionSite site)
{
    private const string Attributes = "/api/v1/profile/attributes";

    private static readonly Partner First = PartnerCatalog.Default.Partners[0];

    [Theory]
    [InlineData("POST", "/api/v1/auth/login", """{"email":"lan@example.com"}""")]
    [InlineData("PUT", Attributes, """{"{key}":" "}""")]
    [InlineData("PUT", Attributes + "/{key}", """{"value":" "}""")]
    [InlineData("DELETE", Attributes + "/{key}", null, "nonsense")]
    [InlineData("DELETE", "/api/v1/profile/partners/{partner}", null, "nonsense")]
    [InlineData("GET", "/api/v1/profile/activity", null, null, "?limit=0")]
    public async Task A_shown_mistake_is_answered_as_shown(
        string method, string pattern, string? body = null, string? ifMatch = null, string query = "")
    {
        var documented = (await ApiDocument.FromAsync(site)).Operation(method, pattern).Responses["400"];
        var shown = documented["content"]!["application/problem+json"]!["examples"]!["problem"]!["value"]!["errors"]!;
        using var program = await site.NewSignedInProgramAsync();

        var answer = await program.SendAsync(
            new(method),
            Named(pattern) + query,
            body is null ? null : ApiClient.Raw(Encoding.UTF8.GetBytes(Named(body))),
            ifMatch);

        Assert.Equal(
            shown.ToJsonString(),
            JsonNode.Parse(answer.AssertProblem(HttpStatusCode.BadRequest).Body)!["errors"]!.ToJsonString());
    }

    // The document's examples are of the first attribute.
    private static string Named(string text) => text
        .Replace("{key}", First.Attributes[0].Key, StringComparison.Ordinal)
        .Replace("{partner}", First.Tag, StringComparison.Ordinal);
}
