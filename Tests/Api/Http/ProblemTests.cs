using System.Net;
using System.Text;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Http;

/// <summary>What /api refuses is a problem, over a real connection, and never a redirect.</summary>
public sealed class ProblemTests(BrowserSite site)
{
    private const string All = "/api/v1/profile/attributes";

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/")]
    [InlineData("/api/v2/auth/me")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/api/v1/profile/attributes/chotot_id/more")]
    public async Task An_unknown_address_is_404_for_everybody(string path)
    {
        var program = await site.NewSignedInProgramAsync();
        (await program.GetAsync(path)).AssertProblem(HttpStatusCode.NotFound);
        (await program.PutAsync(path, new { })).AssertProblem(HttpStatusCode.NotFound);
        (await site.NewProgram().GetAsync(path)).AssertProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("POST", "/api/v1/profile/attributes", "GET, PATCH, PUT")]
    [InlineData("DELETE", "/api/v1/profile/attributes", "GET, PATCH, PUT")]
    [InlineData("PATCH", "/api/v1/profile/attributes/chotot_id", "DELETE, GET, PUT")]
    [InlineData("GET", "/api/v1/auth/login", "POST")]
    [InlineData("GET", "/api/v1/auth/logout", "POST")]
    [InlineData("PUT", "/api/v1/auth/me", "GET")]
    [InlineData("PUT", "/api/v1/profile/partners/chotot", "DELETE")]
    [InlineData("OPTIONS", "/api/v1/profile/partners", "GET")]
    public async Task Another_method_is_405_with_those_that_there_are(string method, string path, string allow)
    {
        var program = await site.NewSignedInProgramAsync();
        var answer = await program.SendAsync(new(method), path, method == "GET" ? null : ApiClient.Json(new { }));

        Assert.Equal(allow, answer.AssertProblem(HttpStatusCode.MethodNotAllowed).Header("Allow"));
    }

    [Fact]
    public async Task A_method_in_a_header_is_not_obeyed()
    {
        var program = await site.NewSignedInProgramAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, All)
        {
            Content = ApiClient.Json(new { chotot_id = "1" }),
        };
        request.Headers.Add("X-HTTP-Method-Override", "PUT");

        (await program.SendAsync(request)).AssertProblem(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_than_64_KB_is_413_chunked_too(bool chunked)
    {
        var program = await site.NewSignedInProgramAsync();
        var request = new HttpRequestMessage(HttpMethod.Put, All)
        {
            Content = ApiClient.Raw(Encoding.UTF8.GetBytes($$"""{"chotot_id":"{{new string('7', 70_000)}}"}""")),
        };
        request.Headers.TransferEncodingChunked = chunked;

        (await program.SendAsync(request)).AssertProblem(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("POST", "/api/v1/auth/logout")]
    [InlineData("DELETE", "/api/v1/profile/partners/chotot")]
    [InlineData("GET", All)]
    public async Task More_than_64_KB_is_413_where_no_body_is_wanted_too(string method, string path)
    {
        var program = await site.NewSignedInProgramAsync();
        var request = new HttpRequestMessage(new(method), path) { Content = ApiClient.Raw(new byte[70_000]) };
        request.Headers.TransferEncodingChunked = true;

        (await program.SendAsync(request)).AssertProblem(HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/auth/me")).Status);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_a_400_that_says_so()
    {
        var program = await site.NewSignedInProgramAsync();
        var address = new Uri(site.Address);
        using var client = new System.Net.Sockets.TcpClient(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"PUT {All} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n"
                    + $"Authorization: Bearer {program.Token}\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains(
            """{"$":["The body was cut off before its end."]}""".Replace("'", "\\u0027", StringComparison.Ordinal),
            answer,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anonymous_caller_gets_401_and_no_redirect()
    {
        foreach (var path in (string[])[All, "/api/v1/auth/me", "/api/v1/profile/partners", $"{All}/chotot_id"])
        {
            var answer = (await site.NewProgram().GetAsync(path)).AssertProblem(HttpStatusCode.Unauthorized);
            Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
        }
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/png")]
    public async Task A_problem_is_sent_whatever_the_caller_accepts(string accept)
    {
        var program = site.NewProgram();
        var request = new HttpRequestMessage(HttpMethod.Get, All);
        request.Headers.Add("Accept", accept);
        request.Headers.Add("HX-Request", "true");
        var answer = (await program.SendAsync(request)).AssertProblem(HttpStatusCode.Unauthorized);

        Assert.Null(answer.Header("HX-Redirect"));
    }

    [Fact]
    public async Task Answers_are_not_stored_and_vary_by_who_asks()
    {
        var program = await site.NewSignedInProgramAsync();

        foreach (
            var answer in (ApiAnswer[])
                [
                    await program.GetAsync(All),
                    await program.PutAsync(All, new { chotot_id = "1" }),
                    await site.NewProgram().GetAsync(All),
                ])
        {
            Assert.Equal("no-store", answer.Header("Cache-Control"));
            Assert.Equal("Authorization, Cookie, Accept-Language", answer.Header("Vary"));
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        }
    }
}
