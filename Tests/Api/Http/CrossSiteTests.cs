using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Http;

/// <summary>
/// The site's cookie works for pages of this site alone; other sites' pages are kept out, or use a token.
/// </summary>
public sealed class CrossSiteTests(Site site)
{
    private const string All = "/api/v1/profile/attributes";

    [Fact]
    public async Task The_sites_own_pages_read_and_change_with_the_cookie()
    {
        var user = await site.NewUserAsync();

        Assert.Equal(
            HttpStatusCode.OK, (await SendAsync(user, HttpMethod.Put, All, ("Sec-Fetch-Site", "same-origin"))).Status);
        Assert.Equal("""{"chotot_id":"1"}""", (await user.GetAsync(All)).Body);
        Assert.Equal(
            HttpStatusCode.OK,
            (await SendAsync(user, HttpMethod.Post, "/api/v1/auth/logout", ("Origin", "https://localhost"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/partners")).Status);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Sec-Fetch-Site", "Same-Origin, cross-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "https://localhost.evil.example")]
    [InlineData("Origin", "https://localhost:8443")]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Origin", "ftp://localhost")]
    [InlineData("Origin", "https://evil@localhost")]
    [InlineData("Origin", "null")]
    [InlineData("X-Nothing", "says who sent it")]
    public async Task What_the_cookie_is_sent_with_from_elsewhere_changes_nothing(string header, string value)
    {
        var user = await site.NewUserAsync();
        await SendAsync(user, HttpMethod.Put, All, ("Sec-Fetch-Site", "same-origin"));
        (HttpMethod, string)[] changes =
        [
            (HttpMethod.Put, All), (HttpMethod.Patch, All),
            (HttpMethod.Put, $"{All}/chotot_id"), (HttpMethod.Delete, $"{All}/chotot_id"),
            (HttpMethod.Delete, "/api/v1/profile/partners/chotot"), (HttpMethod.Post, "/api/v1/auth/logout"),
        ];

        foreach (var (method, path) in changes)
        {
            var answer = await SendAsync(user, method, path, (header, value));
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        }

        Assert.Equal("""{"chotot_id":"1"}""", (await user.GetAsync(All)).Body);
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        var user = await site.NewUserAsync();

        foreach (var path in (string[])[All, "/api/v1/auth/logout", "/api/v1/auth/login"])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent([new("chotot_id", "1")]),
            };
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            Assert.InRange((int)(await user.SendAsync(request)).Status, 400, 499);
        }

        Assert.Equal("{}", (await user.GetAsync(All)).Body);
    }

    [Fact]
    public async Task A_token_may_come_from_anywhere()
    {
        var program = await site.NewSignedInProgramAsync();
        var request = new HttpRequestMessage(HttpMethod.Put, All) { Content = ApiClient.Json(new { chotot_id = "1" }) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(request)).Status);
    }

    [Fact]
    public async Task No_other_sites_page_may_read_unless_it_is_configured()
    {
        await using var open = new Site { Settings = { ["Api:AllowedOrigins:0"] = "https://app.example.com" } };

        foreach (var (program, origin, allowed) in ((ApiClient, string, string?)[])
        [
            (await site.NewSignedInProgramAsync(), "https://app.example.com", null),
            (await open.NewSignedInProgramAsync(), "https://app.example.com", "https://app.example.com"),
            (await open.NewSignedInProgramAsync(), "https://other.example.com", null),
        ])
        {
            var preflight = new HttpRequestMessage(HttpMethod.Options, All);
            preflight.Headers.Add("Origin", origin);
            preflight.Headers.Add("Access-Control-Request-Method", "PUT");
            preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,if-match");
            var get = new HttpRequestMessage(HttpMethod.Get, All);
            get.Headers.Add("Origin", origin);

            var large = new HttpRequestMessage(HttpMethod.Put, All)
            {
                Content = ApiClient.Json(new { chotot_id = new string('7', 70_000) }),
            };
            large.Headers.Add("Origin", origin);

            var tooLarge = (await program.SendAsync(large)).AssertProblem(HttpStatusCode.RequestEntityTooLarge);
            Assert.Equal(allowed, tooLarge.Header("Access-Control-Allow-Origin"));
            var permission = await program.SendAsync(preflight);
            Assert.Equal(allowed, permission.Header("Access-Control-Allow-Origin"));
            Assert.Equal(
                allowed is null ? null : "GET,POST,PUT,PATCH,DELETE",
                permission.Header("Access-Control-Allow-Methods"));
            var answer = await program.SendAsync(get);
            Assert.Equal(allowed, answer.Header("Access-Control-Allow-Origin"));
            Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
            Assert.Equal(
                allowed is null ? null : "ETag,Retry-After,WWW-Authenticate,Accept-Patch",
                answer.Header("Access-Control-Expose-Headers"));
        }
    }

    private static Task<Answer> SendAsync(
        SiteClient user, HttpMethod method, string path, (string Name, string Value) header)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);

        if (method == HttpMethod.Put)
        {
            request.Content =
                path == All ? ApiClient.Json(new { chotot_id = "1" }) : ApiClient.Json(new { value = "2" });
        }

        if (method == HttpMethod.Patch)
        {
            request.Content = ApiClient.Patch(new Dictionary<string, string?> { ["chotot_id"] = null });
        }

        return user.SendAsync(request);
    }
}
