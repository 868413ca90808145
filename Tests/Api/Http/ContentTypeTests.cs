using System.Net;
using System.Text;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Http;

/// <summary>A body is JSON in UTF-8, not compressed, and its content type says so.</summary>
public sealed class ContentTypeTests(Site site)
{
    private const string All = "/api/v1/profile/attributes";

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=UTF8")]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("application/json; charset=\"nonsense\"")]
    [InlineData("application/merge-patch+json")]
    [InlineData("application/problem+json")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task What_is_not_said_to_be_JSON_in_UTF_8_is_415(string? contentType)
    {
        var program = await site.NewSignedInProgramAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"chotot_id":"1"}"""));

        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        (await program.SendAsync(HttpMethod.Put, All, content)).AssertProblem(HttpStatusCode.UnsupportedMediaType);
        Assert.Equal("{}", (await program.GetAsync(All)).Body);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; profile=anything")]
    public async Task JSON_in_UTF_8_may_be_called_so_in_every_legal_way(string contentType)
    {
        var program = await site.NewSignedInProgramAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"chotot_id":"1"}"""));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(HttpMethod.Put, All, content)).Status);
    }

    [Fact]
    public async Task A_compressed_body_is_415()
    {
        var program = await site.NewSignedInProgramAsync();
        var content = ApiClient.Json(new { chotot_id = "1" });
        content.Headers.ContentEncoding.Add("gzip");

        (await program.SendAsync(HttpMethod.Put, All, content)).AssertProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_refused()
    {
        var program = await site.NewSignedInProgramAsync();
        byte[] body = [.. "{\"chotot_id\":\"a"u8, 0xC3, 0x28, .. "\"}"u8];

        (await program.SendAsync(HttpMethod.Put, All, ApiClient.Raw(body))).AssertProblem(HttpStatusCode.BadRequest);
        (await program.SendAsync(HttpMethod.Put, All, ApiClient.Raw(Encoding.Unicode.GetBytes("{}")))).AssertProblem(
            HttpStatusCode.BadRequest);
    }
}
