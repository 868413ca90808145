using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>What the site says of itself, and what works without its database.</summary>
public sealed class HealthTests
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task It_is_asked_by_GET_and_HEAD_and_says_no_more_than_ok(string address)
    {
        await using var site = new BrowserSite();
        using var visitor = site.NewVisitor();

        var answer = await visitor.GetAsync(address);
        var head = await visitor.SendAsync(new(HttpMethod.Head, address));

        Assert.Equal((HttpStatusCode.OK, "ok\n"), (answer.Status, answer.Body));
        Assert.Equal((HttpStatusCode.OK, ""), (head.Status, head.Body));
        Assert.Null(answer.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Without_its_database_every_door_says_so_in_words_and_what_needs_none_goes_on()
    {
        await using var site = new BrowserSite();
        using var user = await site.NewUserAsync();
        using var program = await site.NewSignedInProgramAsync();
        var style = (await user.GetAsync("/")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        using (site.Without("EndedSessions"))
        {
            foreach (var address in (string[])["/", "/partners", "/activity", "/Identity/Account/Manage"])
            {
                var page = await user.GetAsync(address);
                Assert.Equal(
                    (HttpStatusCode.ServiceUnavailable, "PartnerSite can't reach its data right now"),
                    (page.Status, page.TextOf("[data-failure] h1")));
                Assert.DoesNotContain(user.Email, page.Body, StringComparison.OrdinalIgnoreCase);
            }

            user.Headers["HX-Request"] = "true";
            var fragment = await user.GetAsync("/partners");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, fragment.Status);
            Assert.NotEqual("", fragment.TextOf("[data-failure]"));
            user.Headers.Clear();

            (await program.GetAsync("/api/v1/auth/me")).AssertProblem(HttpStatusCode.ServiceUnavailable);
            Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/healthz")).Status);
            Assert.Equal(HttpStatusCode.OK, (await user.GetAsync(style)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task It_is_not_ready_while_its_database_is_gone()
    {
        await using var site = new BrowserSite();
        using var visitor = site.NewVisitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/readyz")).Status);

        File.Move(site.DatabasePath, site.DatabasePath + ".away");
        var gone = await visitor.GetAsync("/readyz");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready\n"), (gone.Status, gone.Body));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/healthz")).Status);

        File.Move(site.DatabasePath + ".away", site.DatabasePath);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/readyz")).Status);
    }
}
