using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PartnerSite.Services.Http;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>The site behind Debian's nginx, with the configuration that is shipped.</summary>
public sealed class NginxTests
{
    private const string User = "127.0.0.7";
    private const string Network = "127.0.0.8";
    private const string Forged = "203.0.113.66";

    [Fact]
    public async Task People_and_programs_use_the_site_by_TLS_and_HTTP_2()
    {
        await using var site = NewSite(hops: 1);
        await using var nginx = await Nginx.ShippedAsync(new Uri(site.Address).Authority);
        using var user = ByHttp2.NewVisitor(nginx, User);
        user.Headers["X-Forwarded-For"] = Forged;
        user.Headers["Origin"] = "https://partners.example.com";

        var home = await user.RegisterAsync(Emails.New());
        Assert.Equal("max-age=63072000", home.Header("Strict-Transport-Security"));
        Assert.All(
            user.Cookies.GetAllCookies(),
            cookie => Assert.Equal(("__Host-", true), (cookie.Name[..7], cookie.Secure)));
        Assert.Equal("/", (await user.SignInAsync(user.Email)).Header("Location"));
        var dialog = await user.GetFragmentAsync("/partners/edit");
        var saved = await user.SubmitFragmentAsync(
            dialog.Form("save"), Field.WhatsApp("106853218861309", "EAAGm0PX4ZCpsBA"));
        Assert.Equal((HttpStatusCode.OK, "partnersChanged"), (saved.Status, saved.Header("HX-Trigger")));

        using var program = ByHttp2.NewProgram(nginx, User);
        Assert.Equal(HttpStatusCode.OK, (await program.LoginAsync(user.Email)).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.PutChototAsync()).Status);
        Assert.Equal("saved", await program.StatusAsync("chotot"));

        // The page's own calls of the API are from this site: scheme and host are those that the browser sees.
        var call = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/profile/partners/chotot");
        Assert.Equal(HttpStatusCode.NoContent, (await user.SendAsync(call)).Status);
        AssertFrom(User, site, user.Email);
        Assert.Equal("", nginx.Errors);
    }

    [Fact]
    public async Task It_adds_hides_and_compresses_nothing()
    {
        await using var site = NewSite(hops: 1);
        await using var nginx = await Nginx.ShippedAsync(new Uri(site.Address).Authority);
        using var direct = site.NewVisitor();
        direct.Headers["X-Forwarded-Proto"] = "https";
        direct.Headers["Host"] = Nginx.Host;
        using var visitor = ByHttp2.NewVisitor(nginx, User);

        foreach (var address in (string[])["/", "/Identity/Account/Login", "/css/site.css", "/api/v1/auth/me", "/none"])
        {
            direct.Headers["Accept-Encoding"] = visitor.Headers["Accept-Encoding"] = "gzip, br";
            Assert.Equal(HeadersOf(await direct.GetAsync(address)), HeadersOf(await visitor.GetAsync(address)));
        }

        Assert.Null((await visitor.GetAsync("/Identity/Account/Login")).Header("Content-Encoding"));
        Assert.NotNull((await visitor.GetAsync("/")).Header("Content-Encoding"));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_by_the_site_in_words_and_far_beyond_by_nginx()
    {
        await using var site = NewSite(hops: 1);
        await using var nginx = await Nginx.ShippedAsync(new Uri(site.Address).Authority);
        using var visitor = ByHttp2.NewVisitor(nginx, User);
        using var program = ByHttp2.NewProgram(nginx, User);
        var largest = (int)site.Services.GetRequiredService<IOptions<FormLimits>>().Value.LargestForm;

        var refused = await visitor.SendAsync(Form(largest + 1));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, true),
            (refused.Status, refused.TextOf("[data-failure] h1").Length > 0));
        (await program.PutRawAsync("/api/v1/profile/attributes", new string(' ', (64 * 1024) + 1)))
            .AssertProblem(HttpStatusCode.RequestEntityTooLarge);
        var far = await visitor.SendAsync(Form((512 * 1024) + 1));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "413 Request Entity Too Large"),
            (far.Status, far.TextOf("h1")));

        static HttpRequestMessage Form(int bytes) => new(HttpMethod.Post, "/partners/save")
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(new string('x', bytes)))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") },
            },
        };
    }

    [Fact]
    public async Task Plain_HTTP_leads_to_TLS()
    {
        await using var site = NewSite(hops: 1);
        await using var nginx = await Nginx.ShippedAsync(new Uri(site.Address).Authority);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{nginx.PlainPort}"),
            DefaultRequestHeaders = { Host = Nginx.Host },
        };

        using var answer = await http.GetAsync("/docs?a=1", TestContext.Current.CancellationToken);

        Assert.Equal(
            (HttpStatusCode.PermanentRedirect, $"https://{Nginx.Host}/docs?a=1"),
            (answer.StatusCode, answer.Headers.Location!.AbsoluteUri));
    }

    [Theory]
    [InlineData(1, Network)]
    [InlineData(2, User)]
    public async Task Behind_two_in_a_row_the_address_is_the_users_with_two_hops(int hops, string address)
    {
        await using var site = NewSite(hops);
        await using var inner = await Nginx.ShippedAsync(new Uri(site.Address).Authority);
        await using var outer = await Nginx.BeforeAsync(inner, Network);
        using var user = ByHttp2.NewVisitor(outer, User);
        user.Headers["X-Forwarded-For"] = Forged;
        await user.RegisterAsync(Emails.New());

        await user.SignInAsync(user.Email);
        Assert.Equal(HttpStatusCode.Redirect, (await user.SaveWhatsAppAsync()).Status);

        AssertFrom(address, site, user.Email);
    }

    private static BrowserSite NewSite(int hops) =>
        new() { Environment = "Production", Settings = { ["Proxies:Hops"] = $"{hops}" } };

    private static void AssertFrom(string address, Site site, string email)
    {
        var addresses = site.Query($"""
            SELECT "Address" FROM "Activity" JOIN "AspNetUsers" ON "AspNetUsers"."Id" = "UserId"
            WHERE "Email" = '{email}'
            """).Select(row => row[0] as string).ToList();
        Assert.InRange(addresses.Count, 2, 20);
        Assert.All(addresses, seen => Assert.Equal(address, seen));
    }

    // All but what differs from answer to answer, how its body is framed, and the case of names.
    private static string HeadersOf(Answer answer) => string.Join('\n', answer.Headers
        .Where(header => header.Key is not ("Date" or "Server" or "Set-Cookie" or "Connection" or "Transfer-Encoding"))
        .Where(header => header.Key is not "Content-Length")
        .Select(header => $"{header.Key.ToLowerInvariant()}: {header.Value}")
        .Order(StringComparer.OrdinalIgnoreCase));
}
