using System.Net;
using System.Text.Json;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

public sealed class HeaderTests(Site site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/partners")]
    [InlineData("/partners/edit")]
    [InlineData("/partners/prompt")]
    [InlineData("/Identity/Account/Manage")]
    public async Task Every_answer_for_a_signed_in_user_is_not_stored_and_strict(string address)
    {
        var user = await site.NewUserAsync();

        foreach (var answer in (Answer[])[await user.GetAsync(address), await user.GetFragmentAsync(address)])
        {
            Assert.Equal("no-store", answer.Header("Cache-Control"));
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("DENY", answer.Header("X-Frame-Options"));
            Assert.Equal("same-origin", answer.Header("Referrer-Policy"));
            Assert.Equal(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                    + "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
                answer.Header("Content-Security-Policy"));
            Assert.Null(answer.Header("Server"));
        }
    }

    [Fact]
    public async Task Redirects_refusals_and_errors_are_not_stored_either()
    {
        var user = await site.NewUserAsync();

        Assert.Equal("no-store", (await user.SaveAsync(Field.Partner("whatsapp"))).Header("Cache-Control"));
        Assert.Equal("no-store", (await user.SaveWhatsAppAsync()).Header("Cache-Control"));
        Assert.Equal("no-store", (await site.NewVisitor().GetAsync("/partners")).Header("Cache-Control"));
    }

    [Fact]
    public async Task A_page_and_its_fragment_are_told_apart_by_caches()
    {
        var user = await site.NewUserAsync();
        Assert.Contains("HX-Request", (await user.GetAsync("/partners")).Header("Vary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Htmx_evaluates_nothing_keeps_no_history_and_stays_on_this_site()
    {
        using var user = await site.NewUserAsync();
        var page = await user.GetAsync("/");
        using var config = JsonDocument.Parse(
            page.Document.QuerySelector("meta[name='htmx-config']")!.GetAttribute("content")!);
        var root = config.RootElement;

        Assert.All(
            (string[])["allowEval", "allowScriptTags", "includeIndicatorStyles", "historyEnabled"],
            name => Assert.False(root.GetProperty(name).GetBoolean()));
        Assert.True(root.GetProperty("selfRequestsOnly").GetBoolean());
        Assert.Equal(0, root.GetProperty("historyCacheSize").GetInt32());
    }

    [Fact]
    public async Task A_page_for_visitors_loads_one_small_script()
    {
        var page = await site.NewVisitor().GetAsync("/");

        Assert.StartsWith("/js/prompt", page.Document.Scripts.Single().Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_is_asked_not_to_keep_what_is_typed()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");

        Assert.Equal("off", form.GetAttribute("autocomplete"));
        Assert.All(form.QuerySelectorAll("[data-key]"), field =>
        {
            // A browser fills a saved password into any field for one, unless it is for a new one.
            Assert.Equal(
                field.GetAttribute("type") == "password" ? "new-password" : "off", field.GetAttribute("autocomplete"));
            Assert.All(
                (string[])["data-1p-ignore", "data-lpignore", "data-bwignore", "data-form-type"],
                manager => Assert.True(field.HasAttribute(manager), manager));
        });
    }

    [Fact]
    public async Task Static_files_are_cached_by_their_fingerprint()
    {
        var page = await site.NewVisitor().GetAsync("/");
        var stylesheet = page.Document.QuerySelector("link[href*='site.']")!.GetAttribute("href")!;
        var answer = await site.NewVisitor().GetAsync(stylesheet);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("no-store", answer.Header("Cache-Control") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_on_a_page_comes_from_another_host_or_is_inline()
    {
        var user = await site.NewUserAsync();

        foreach (
            var address in (string[])
                ["/", "/partners/edit", "/Identity/Account/Manage/EnableAuthenticator", "/Identity/Account/Login"])
        {
            var page = (await user.GetAsync(address)).Document;
            Assert.All(
                page.QuerySelectorAll("script"),
                script => Assert.StartsWith("/", script.GetAttribute("src"), StringComparison.Ordinal));
            Assert.All(
                page.QuerySelectorAll("link, img"),
                link =>
                    Assert.StartsWith(
                        "/", link.GetAttribute("href") ?? link.GetAttribute("src"), StringComparison.Ordinal));
            Assert.Empty(page.QuerySelectorAll("[style], style, [onclick], [onload], [onsubmit]"));
        }
    }

    [Fact]
    public async Task In_Production_cookies_are_secure_and_bound_to_the_host()
    {
        await using var production = new Site { Environment = "Production" };
        var user = production.NewVisitor();
        var cookies = (await user.GetAsync("/Identity/Account/Register")).Header("Set-Cookie")
            + (await user.RegisterAsync(Emails.New())).Header("Set-Cookie");

        foreach (var cookie in cookies.Split("__Host-").Skip(1))
        {
            Assert.Contains("path=/", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.Ordinal);
            Assert.Contains("httponly", cookie, StringComparison.Ordinal);
            Assert.Matches("samesite=(lax|strict)", cookie);
        }

        Assert.Equal(3, user.Cookies.Count);
        Assert.All(
            user.Cookies.GetAllCookies(),
            cookie => Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_return_address_elsewhere_leads_to_the_start_page(string address)
    {
        var user = await site.NewUserAsync();
        await user.SignOutAsync();
        var form = (await user.GetAsync($"/Identity/Account/Login?ReturnUrl={Uri.EscapeDataString(address)}")).Form(
            "Login");
        form.SetAttribute("action", $"/Identity/Account/Login?returnUrl={Uri.EscapeDataString(address)}");

        var answer = await user.SubmitAsync(form, ("Input.Email", user.Email), ("Input.Password", Emails.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/", answer.Header("Location"));
    }
}
