using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api;

/// <summary>
/// What counts as being signed in: a good token, or without an Authorization header the site's cookie.
/// </summary>
public sealed class AuthorizationTests(Site site)
{
    private const string Me = "/api/v1/auth/me";

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic bGFuOnBhc3N3b3Jk")]
    [InlineData("nonsense")]
    public async Task Another_authorization_is_refused_even_beside_a_good_cookie(string authorization)
    {
        var user = await site.NewUserAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, Me);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        var answer = await user.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
    }

    [Fact]
    public async Task The_scheme_is_written_in_any_case_and_a_changed_token_is_none()
    {
        var program = await site.NewSignedInProgramAsync();
        var token = program.Token!;

        foreach (var scheme in (string[])["bearer", "BEARER"])
        {
            var request = new HttpRequestMessage(HttpMethod.Get, Me);
            request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {token}");
            Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(request)).Status);
        }

        program.Token = token[..^3] + (token[^3] == 'A' ? 'B' : 'A') + token[^2..];
        (await program.GetAsync(Me)).AssertProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_is_no_cookie_and_a_cookie_is_no_token()
    {
        var user = await site.NewUserAsync();
        var program = site.NewProgram();
        await program.LoginAsync(user.Email);

        Assert.Equal(HttpStatusCode.Redirect, (await program.GetAsync("/partners")).Status);
        program.Token = user.Cookies.GetAllCookies().Single(cookie => cookie.Name == "PartnerSite").Value;
        (await program.GetAsync(Me)).AssertProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Tokens_are_good_on_every_instance_100_times_of_100()
    {
        await using var second = new SiteOn(site);
        var program = await site.NewSignedInProgramAsync();
        var there = second.NewProgram();
        there.Token = program.Token;

        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await (i % 2 == 0 ? there : program).GetAsync(Me)).Status);
        }
    }
}
