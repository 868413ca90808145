using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>The site below a path of a host that it shares.</summary>
public sealed class SitePathTests
{
    private const string Root = "/partners-site";

    [Theory]
    [InlineData("partners-site")]
    [InlineData("/")]
    [InlineData("/partners-site/")]
    [InlineData("/partners//site")]
    [InlineData("/partners site")]
    [InlineData("/../etc")]
    [InlineData("https://example.com/partners-site")]
    public async Task What_is_no_path_is_refused_with_an_example(string path)
    {
        var folder = Directory.CreateTempSubdirectory("partnersite-");

        try
        {
            var output = await SiteProcess.RefusalAsync(folder.FullName, ("PathBase", path));
            Assert.Contains("PathBase must be the path", output, StringComparison.Ordinal);
            Assert.Contains("such as /partners-site", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_path_among_the_addresses_to_listen_at_is_told_where_it_belongs()
    {
        var folder = Directory.CreateTempSubdirectory("partnersite-");

        try
        {
            var output = await SiteProcess.RefusalAsync(
                folder.FullName,
                ("Encryption__Key", new RootKey().Text),
                ("Database__Path", Path.Combine(folder.FullName, "partnersite.db")),
                (SiteProcess.Urls, $"http://127.0.0.1:0{Root}"));
            Assert.Contains("set it as PathBase, such as /partners-site", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A proxy passes the path on, or takes it off.
    [Theory]
    [InlineData(Root)]
    [InlineData("")]
    public async Task People_and_programs_use_it_by_both_doors(string door)
    {
        await using var site = NewSite();
        using var visitor = site.NewVisitor();
        Assert.Equal(
            $"{Root}/Identity/Account/Login?ReturnUrl=%2Fpartners-site%2Factivity%3Fpartner%3Dchotot",
            (await visitor.GetAsync($"{door}/activity?partner=chotot")).Header("Location"));

        using var user = site.NewVisitor();
        Assert.Equal($"{Root}/", (await user.RegisterAsync(Emails.New())).Header("Location"));
        Assert.All(
            user.Cookies.GetAllCookies(),
            cookie => Assert.Equal(("__Host-", "/", true), (cookie.Name[..7], cookie.Path, cookie.Secure)));

        var form = (await user.GetFragmentAsync($"{door}/partners/edit")).Form("/partners/save");
        var saved = await user.SubmitFragmentAsync(form, Field.WhatsApp("106853218861309", "EAAGm0PX4ZCpsBA"));
        Assert.Equal((HttpStatusCode.OK, "partnersChanged"), (saved.Status, saved.Header("HX-Trigger")));
        var edit = (await user.GetAsync($"{door}/partners/edit")).Form("/partners/save");
        Assert.Equal($"{Root}/partners", (await user.SubmitAsync(edit)).Header("Location"));

        using var program = site.NewProgram();
        var login = await program.PostAsync(
            $"{door}/api/v1/auth/login", new { email = user.Email, password = Emails.Password });
        program.Token = login.Text("token");
        Assert.Equal(user.Email, (await program.GetAsync($"{door}/api/v1/auth/me")).Text("email"));
        (await program.GetAsync($"{door}/api/v1/nowhere")).AssertProblem(HttpStatusCode.NotFound);
        Assert.Equal("GET, PATCH, PUT", (await program.PostAsync($"{door}/api/v1/profile/attributes"))
            .AssertProblem(HttpStatusCode.MethodNotAllowed).Header("Allow"));
        var document = await program.GetAsync($"{door}/openapi/v1.json");
        Assert.Equal(Root, document.Json.GetProperty("servers")[0].GetProperty("url").GetString());

        foreach (var address in (string[])["/healthz", "/readyz", "/css/site.css", "/docs/scalar.js"])
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(door + address)).Status);
        }
    }

    [Fact]
    public async Task The_path_alone_is_the_start_page_and_its_beginning_is_not()
    {
        await using var site = NewSite();
        using var visitor = site.NewVisitor();

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Root)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{Root}2")).Status);
    }

    [Theory]
    [InlineData("/partners-site/activity", "/partners-site/activity")]
    [InlineData("/another-site/activity", "/partners-site/")]
    [InlineData("/partners-site/../another-site", "/partners-site/")]
    [InlineData("/partners-site/%2e%2e/another-site", "/partners-site/")]
    [InlineData("/partners-site2", "/partners-site/")]
    [InlineData("//example.com/partners-site", "/partners-site/")]
    public async Task Signed_in_people_go_on_below_it_and_nowhere_else(string wanted, string location)
    {
        await using var site = NewSite();
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();
        var page = await visitor.GetAsync($"{Root}/Identity/Account/Login?ReturnUrl={Uri.EscapeDataString(wanted)}");

        var answer = await visitor.SubmitAsync(
            page.Form("Login"), ("Input.Email", user.Email), ("Input.Password", Emails.Password));

        Assert.Equal(location, answer.Header("Location"));
    }

    [Fact]
    public async Task The_switches_of_language_and_theme_come_back_to_their_page()
    {
        await using var site = NewSite();
        using var visitor = site.NewVisitor();
        visitor.Headers["Referer"] = $"https://localhost{Root}/docs";
        var form = (await visitor.GetAsync($"{Root}/")).Form("/preferences/language");

        Assert.Equal($"{Root}/docs", (await visitor.SubmitAsync(form, ("language", "vi"))).Header("Location"));
        Assert.Equal("vi", (await visitor.GetAsync($"{Root}/")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_session_that_ended_in_the_dialog_leads_to_sign_in_and_back()
    {
        await using var site = NewSite();
        using var user = await site.NewUserAsync();
        var form = (await user.GetFragmentAsync($"{Root}/partners/edit")).Form("/partners/save");
        using var elsewhere = user.CopyTo(site);
        await elsewhere.SignOutEverywhereAsync();

        var answer = await user.SubmitFragmentAsync(form);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.StartsWith(
            $"{Root}/Identity/Account/Login?ReturnUrl=%2Fpartners-site%2F",
            answer.Header("HX-Redirect"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mailed_and_printed_links_lead_there()
    {
        await using var site = new MailSite { Settings = { ["PathBase"] = Root } };
        await site.InitializeAsync();
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();

        await visitor.ForgetPasswordAsync(user.Email);
        var mail = await site.Smtp.MailAsync(user.Email, "ResetPassword");
        Assert.StartsWith(
            $"{MailSite.Address}{Root}/Identity/Account/ResetPassword?code=",
            mail.Link.AbsoluteUri,
            StringComparison.Ordinal);
        Assert.Contains($"\n{MailSite.Address}{Root}/\n", mail.Text, StringComparison.Ordinal);

        var printed = await Operator.Of(site, ("PathBase", Root), ("Site__Address", MailSite.Address))
            .RunAsync(expected: 0, "users", "reset-link", user.Email);
        Assert.StartsWith(
            $"{MailSite.Address}{Root}/Identity/Account/ResetPassword?code=", printed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(new Uri(printed.Trim()).PathAndQuery)).Status);
    }

    private static Site NewSite() => new() { Environment = "Production", Settings = { ["PathBase"] = Root } };
}
