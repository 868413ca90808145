using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.OpenApi;

/// <summary>The document as a page, on the site as it runs for customers.</summary>
public sealed class DocsPageTests(ProductionBrowserSite site, Chromium chromium) : IClassFixture<ProductionBrowserSite>
{
    [Theory, Drill]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task It_shows_every_operation_within_the_policy_and_asks_nobody_else(int width, ColorScheme scheme)
    {
        var requests = new ConcurrentQueue<string>();
        await using var person = await chromium.NewPersonAsync(
            site, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        await OpenAsync(person, requests);

        foreach (var operation in (await ApiDocument.FromAsync(site)).Operations)
        {
            var heading = await ReadOnToAsync(person.Page, (string)operation.Node["summary"]!);
            await Assertions.Expect(heading).ToBeVisibleAsync();
        }

        Assert.Empty(await Accessibility.FaultsOfAsync(person.Page));
        Assert.True(
            await person.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            "It scrolls sideways.");
        await AssertWithinPolicyAsync(person, requests);
    }

    [Fact]
    public async Task A_call_can_be_tried_from_the_page()
    {
        var requests = new ConcurrentQueue<string>();
        await using var person = await chromium.NewPersonAsync(site);
        await OpenAsync(person, requests);

        await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Test Request") }).First.ClickAsync();
        var answer = await person.Page.RunAndWaitForResponseAsync(
            () => person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send") }).First.ClickAsync(),
            response => response.Url.EndsWith("/api/v1/auth/login", StringComparison.Ordinal));

        Assert.Equal(401, answer.Status);
        await Assertions.Expect(person.Page.GetByText("401 Unauthorized")).ToBeVisibleAsync();
        await AssertWithinPolicyAsync(person, requests);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task It_has_the_sites_header_with_the_menu_and_a_way_back(int width)
    {
        var requests = new ConcurrentQueue<string>();
        await using var person = await chromium.NewPersonAsync(
            site, new() { ViewportSize = new() { Width = width, Height = 844 } });
        await person.RegisterAsync();
        await OpenAsync(person, requests);
        await person.Avatar.FocusAsync();
        await person.Page.Keyboard.PressAsync("Enter");
        var settings = person.Page.GetByRole(AriaRole.Link, new() { Name = "Partner settings" });
        await Assertions.Expect(settings).ToBeVisibleAsync();
        var (avatar, menu) = (
            await person.Avatar.BoundingBoxAsync(), await person.Page.Locator("[data-avatar-menu]").BoundingBoxAsync());
        Assert.Equal(avatar!.X + avatar.Width, menu!.X + menu.Width, tolerance: 0.5);
        Assert.Empty(await Accessibility.FaultsOfAsync(person.Page));
        await person.Page.Keyboard.PressAsync("Escape");
        await AssertWithinPolicyAsync(person, requests);

        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Back to PartnerSite" }).ClickAsync();
        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex("/$"));
        await person.Page.GotoAsync("/docs");
        await person.Avatar.ClickAsync();
        await settings.ClickAsync();
        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex("/partners$"));
    }

    [Fact]
    public async Task A_visitor_can_sign_in_and_go_back_without_scripts()
    {
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = false });
        await person.Page.GotoAsync("/docs");

        await Assertions.Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Back to PartnerSite" }).ClickAsync();
        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex("/$"));
    }

    [Fact]
    public async Task Its_policy_allows_one_style_sheet_by_a_nonce_that_is_never_used_twice_and_nothing_unsafe()
    {
        using var visitor = new SiteClient(new Uri(site.Address));
        var policies = new List<string>();

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var page = await visitor.GetAsync("/docs");
            var nonce = page.Document.QuerySelector("meta[property=csp-nonce]")!.GetAttribute("content");
            var policy = page.Header("Content-Security-Policy")!;
            Assert.Contains($"style-src 'self' 'nonce-{nonce}';", policy, StringComparison.Ordinal);
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("no-store", page.Header("Cache-Control"));
            policies.Add(policy);
        }

        Assert.Distinct(policies);
        Assert.DoesNotContain(
            "nonce", (await visitor.GetAsync("/")).Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scalars_script_is_kept_by_the_browser_and_its_own_page_is_not_served()
    {
        using var visitor = new SiteClient(new Uri(site.Address));
        var script = await visitor.GetAsync("/docs/scalar.js");

        Assert.Equal(HttpStatusCode.OK, script.Status);
        Assert.NotNull(script.Header("ETag"));
        Assert.DoesNotContain("no-store", script.Header("Cache-Control"), StringComparison.Ordinal);

        foreach (var address in (string[])["/docs/v1", "/docs/favicon.svg", "/docs/scalar.aspnetcore.js"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
        }
    }

    // The page renders only what is near the window.
    private static async Task<ILocator> ReadOnToAsync(IPage page, string name)
    {
        await page.WaitForFunctionAsync("""
            name => {
              const headings = [...document.querySelectorAll("h1, h2, h3, h4")];
              const heading = headings.find(heading => heading.textContent.trim() === name);

              // On a busy machine one can scroll past what is not rendered yet: then from the top again.
              if (!heading) {
                const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
                isAtEnd ? scrollTo(0, 0) : scrollBy(0, 500);
                return false;
              }

              heading.scrollIntoView({ block: "center" });
              const place = heading.getBoundingClientRect();
              return place.top >= 0 && place.bottom <= innerHeight;
            }
            """, name);
        return page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });
    }

    private static async Task OpenAsync(Person person, ConcurrentQueue<string> requests)
    {
        await person.Context.AddInitScriptAsync("""
            window.violations = [];
            document.addEventListener(
              "securitypolicyviolation",
              event => violations.push(`${event.violatedDirective} ${event.sample}`));
            """);
        person.Page.Request += (_, request) => requests.Enqueue(request.Url);
        // Scalar's script is large: a busy machine takes its time, and Playwright can miss the page's load event.
        await person.Page.GotoAsync("/docs", new() { WaitUntil = WaitUntilState.Commit });
        await Assertions
            .Expect(person.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("PartnerSite API") }))
            .ToBeVisibleAsync(new() { Timeout = Chromium.Patience });
    }

    private async Task AssertWithinPolicyAsync(Person person, ConcurrentQueue<string> requests)
    {
        await person.Page.WaitUntilQuietAsync();
        Assert.Empty(JsonNode.Parse(await person.Page.EvaluateAsync<string>("JSON.stringify(violations)"))!.AsArray());
        Assert.All(
            requests,
            request =>
                Assert.True(
                    request.StartsWith(site.Address, StringComparison.Ordinal)
                        || request.StartsWith("data:", StringComparison.Ordinal)
                        || request.StartsWith("blob:", StringComparison.Ordinal),
                    request));
    }
}
