using System.Net;
using System.Text;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Http;

/// <summary>Every failure under /api is a problem, over a real connection, and none is a redirect.</summary>
public sealed class ProblemTests(BrowserSite site) : IClassFixture<BrowserSite>
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
        var program = await SignedInAsync();
        (await program.GetAsync(path)).AssertProblem(HttpStatusCode.NotFound);
        (await program.PutAsync(path, new { })).AssertProblem(HttpStatusCode.NotFound);
        (await Nobody().GetAsync(path)).AssertProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("POST", "/api/v1/profile/attributes", "GET, PUT")]
    [InlineData("DELETE", "/api/v1/profile/attributes", "GET, PUT")]
    [InlineData("PATCH", "/api/v1/profile/attributes/chotot_id", "DELETE, GET, PUT")]
    [InlineData("GET", "/api/v1/auth/login", "POST")]
    [InlineData("GET", "/api/v1/auth/logout", "POST")]
    [InlineData("PUT", "/api/v1/auth/me", "GET")]
    [InlineData("PUT", "/api/v1/profile/partners/chotot", "DELETE")]
    [InlineData("OPTIONS", "/api/v1/profile/partners", "GET")]
    public async Task Another_method_is_405_with_those_that_there_are(string method, string path, string allow)
    {
        var program = await SignedInAsync();
        var answer = await program.SendAsync(new(method), path, method == "GET" ? null : ApiClient.Json(new { }));

        Assert.Equal(allow, answer.AssertProblem(HttpStatusCode.MethodNotAllowed).Header("Allow"));
    }

    [Fact]
    public async Task A_method_in_a_header_is_not_obeyed()
    {
        var program = await SignedInAsync();
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
        var program = await SignedInAsync();
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
        var program = await SignedInAsync();
        var request = new HttpRequestMessage(new(method), path) { Content = ApiClient.Raw(new byte[70_000]) };
        request.Headers.TransferEncodingChunked = true;

        (await program.SendAsync(request)).AssertProblem(HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/auth/me")).Status);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_a_400_that_says_so()
    {
        var program = await SignedInAsync();
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
            """{"$":["The body can't be read to its end."]}""".Replace("'", "\\u0027", StringComparison.Ordinal),
            answer,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anonymous_caller_gets_401_and_no_redirect()
    {
        foreach (var path in (string[])[All, "/api/v1/auth/me", "/api/v1/profile/partners", $"{All}/chotot_id"])
        {
            var answer = (await Nobody().GetAsync(path)).AssertProblem(HttpStatusCode.Unauthorized);
            Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
        }
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/png")]
    public async Task A_problem_is_sent_whatever_the_caller_accepts(string accept)
    {
        var program = Nobody();
        var request = new HttpRequestMessage(HttpMethod.Get, All);
        request.Headers.Add("Accept", accept);
        request.Headers.Add("HX-Request", "true");
        var answer = (await program.SendAsync(request)).AssertProblem(HttpStatusCode.Unauthorized);

        Assert.Null(answer.Header("HX-Redirect"));
    }

    [Fact]
    public async Task Answers_are_not_stored_and_vary_by_who_asks()
    {
        var program = await SignedInAsync();

        foreach (
            var answer in (ApiAnswer[])
                [
                    await program.GetAsync(All),
                    await program.PutAsync(All, new { chotot_id = "1" }),
                    await Nobody().GetAsync(All),
                ])
        {
            Assert.Equal("no-store", answer.Header("Cache-Control"));
            Assert.Equal("Authorization, Cookie, Accept-Language", answer.Header("Vary"));
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        }
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_503_and_reading_goes_on()
    {
        var program = await SignedInAsync();

        using (var blocker = site.OpenDatabase())
        {
            using var command = blocker.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();

            (await program.PutAsync(All, new { chotot_id = "1" })).AssertProblem(HttpStatusCode.ServiceUnavailable);
            (await program.PostAsync("/api/v1/auth/logout")).AssertProblem(HttpStatusCode.ServiceUnavailable);
            Assert.Equal("{}", (await program.GetAsync(All)).Body);
        }

        Assert.Equal(HttpStatusCode.OK, (await program.PutAsync(All, new { chotot_id = "1" })).Status);
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_503_whether_it_holds_the_session_or_the_data()
    {
        await using var broken = new BrowserSite();
        var program = await SignedInAsync(broken);

        foreach (var table in (string[])["EndedSessions", "UserAttributes"])
        {
            using (broken.Without(table))
            {
                (await program.GetAsync(All)).AssertProblem(HttpStatusCode.ServiceUnavailable);
                (await program.PutAsync(All, new { chotot_id = "1" })).AssertProblem(HttpStatusCode.ServiceUnavailable);
            }

            Assert.Equal("{}", (await program.GetAsync(All)).Body);
        }
    }

    [Fact]
    public async Task An_unexpected_error_is_500_and_reveals_nothing()
    {
        await using var broken = new BrowserSite();
        var program = await SignedInAsync(broken);
        broken.Execute("""UPDATE "AspNetUsers" SET "UpdatedAt" = 'no date' """);

        var answer = (await program.GetAsync("/api/v1/auth/me")).AssertProblem(HttpStatusCode.InternalServerError);

        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        Assert.Contains(answer.Text("trace_id")!, broken.Log.Text, StringComparison.Ordinal);
    }

    private Task<ApiClient> SignedInAsync() => SignedInAsync(site);

    private static async Task<ApiClient> SignedInAsync(BrowserSite site)
    {
        using var user = new SiteClient(new Uri(site.Address));
        await user.RegisterAsync(Emails.New());
        var program = Connect(site);
        await program.LoginAsync(user.Email);
        return program;
    }

    private ApiClient Nobody() => Connect(site);

    private static ApiClient Connect(BrowserSite site) =>
        new(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            {
                BaseAddress = new(site.Address),
            });
}
