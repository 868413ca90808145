using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>The site answers the document's examples of mistakes with the document's words.</summary>
public sealed class MistakeTests(ProductionSite site)
{
    private const string Attributes = "/api/v1/profile/attributes";

    [Theory]
    [InlineData("POST", "/api/v1/auth/login", "/api/v1/auth/login", """{"email":"lan@example.com"}""", null)]
    [InlineData("PUT", Attributes, Attributes, """{"chotot_id":" "}""", null)]
    [InlineData("PUT", Attributes + "/{key}", Attributes + "/chotot_id", """{"value":" "}""", null)]
    [InlineData("DELETE", Attributes + "/{key}", Attributes + "/chotot_id", null, "nonsense")]
    [InlineData("DELETE", "/api/v1/profile/partners/{partner}", "/api/v1/profile/partners/chotot", null, "nonsense")]
    [InlineData("GET", "/api/v1/profile/activity", "/api/v1/profile/activity?limit=0", null, null)]
    public async Task A_shown_mistake_is_answered_as_shown(
        string method, string pattern, string path, string? body, string? ifMatch)
    {
        var documented = (await ApiDocument.FromAsync(site)).Operation(method, pattern).Responses["400"];
        var shown = documented["content"]!["application/problem+json"]!["examples"]!["problem"]!["value"]!["errors"]!;
        using var program = await site.NewSignedInProgramAsync();

        var answer = await program.SendAsync(
            new(method), path, body is null ? null : ApiClient.Raw(Encoding.UTF8.GetBytes(body)), ifMatch);

        Assert.Equal(
            shown.ToJsonString(),
            JsonNode.Parse(answer.AssertProblem(HttpStatusCode.BadRequest).Body)!["errors"]!.ToJsonString());
    }
}
