using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account;

/// <summary>Strangers: they neither lock anybody out nor make accounts by the hundred.</summary>
public sealed class StrangerTests
{
    private const string Register = "/Identity/Account/Register";
    private const string Wrong = "wrong password";

    [Fact]
    public async Task After_a_thousand_wrong_guesses_a_browser_that_signed_in_before_still_signs_in()
    {
        await using var site = new Site { GuessesPerMinute = 10, Settings = { ["ForwardedHeaders_Enabled"] = "true" } };
        using var user = await site.NewUserAsync();
        await user.SignOutAsync();

        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(number => GuessAsync(site, round, number, user.Email)));
        }

        site.Lock(user.Email);
        (await FromAsync(site, "198.51.100.1", user.Email, Emails.Password))
            .AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal("/", (await user.SignInAsync(user.Email)).Header("Location"));
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task A_lock_is_for_strangers()
    {
        await using var site = new Site();
        using var user = await site.NewUserAsync();
        using var other = await site.NewUserAsync();
        using var stranger = site.NewVisitor();
        site.Lock(user.Email);

        Assert.All(
            [await stranger.SignInAsync(user.Email), await other.SignInAsync(user.Email)],
            answer => Assert.Equal(SiteClient.WrongSignIn, answer.TextOf(".validation-summary-errors")));
        Assert.Equal("/", (await user.SignInAsync(user.Email)).Header("Location"));
    }

    [Fact]
    public async Task The_browsers_own_wrong_passwords_are_counted_too()
    {
        await using var site = new Site { GuessesPerMinute = 10 };
        using var user = await site.NewUserAsync();

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await user.SignInAsync(user.Email, Wrong)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await user.SignInAsync(user.Email)).Status);
    }

    [Fact]
    public async Task So_many_accounts_a_minute_are_made_from_a_network_and_in_all()
    {
        var clock = new MovingClock();
        await using var site = new Site
        {
            Clock = clock,
            Settings =
            {
                ["ForwardedHeaders_Enabled"] = "true",
                ["Accounts:RegistrationsPerMinute"] = "3",
            },
        };

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await RegisterAsync(site, "192.0.2.1")).Status);
        }

        var refused = await RegisterAsync(site, "192.0.2.1");
        Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (refused.Status, refused.Header("Retry-After")));
        Assert.Equal(
            "Too many attempts. Wait 60 seconds and try again.", refused.TextOf(".validation-summary-errors"));
        Assert.NotEqual("", refused.Document.QuerySelector("[name='Input.Email']")!.GetAttribute("value"));

        for (var i = 0; i < 15; i++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await RegisterAsync(site, $"198.51.{i}.1")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await RegisterAsync(site, "203.0.113.1")).Status);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await RegisterAsync(site, "203.0.113.1")).Status);
    }

    [Theory]
    [InlineData("/đối-tác?tên=Hoa Lan", "/%C4%91%E1%BB%91i-t%C3%A1c?t%C3%AAn=Hoa%20Lan")]
    [InlineData("/partners?partner=whatsapp", "/partners?partner=whatsapp")]
    [InlineData("/\ud83d\ude00", "/%F0%9F%98%80")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/\r\nX: y", "/")]
    public async Task Where_to_go_on_is_an_address_of_this_site_that_a_header_can_carry(
        string returnUrl, string location)
    {
        await using var site = new Site();
        using var user = await site.NewUserAsync();
        var query = $"?returnUrl={Uri.EscapeDataString(returnUrl)}";
        using var visitor = site.NewVisitor();
        var login = await visitor.GetAsync($"/Identity/Account/Login{query}");
        var signedIn = await visitor.SubmitAsync(
            login.Form("Login"), ("Input.Email", user.Email), ("Input.Password", Emails.Password));
        Assert.Equal((HttpStatusCode.Redirect, location), (signedIn.Status, signedIn.Header("Location")));

        var logout = (await visitor.GetAsync($"/Identity/Account/Logout{query}")).Form("Logout");
        var signedOut = await visitor.SubmitAsync(logout);
        Assert.Equal(HttpStatusCode.Redirect, signedOut.Status);

        using var another = site.NewVisitor();
        var registered = await another.SubmitAsync(
            (await another.GetAsync($"{Register}{query}")).Form("Register"),
            ("Input.Email", Emails.New()),
            ("Input.Password", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));
        Assert.Equal((HttpStatusCode.Redirect, location), (registered.Status, registered.Header("Location")));
    }

    [Theory]
    [InlineData("/Identity/Account/Login")]
    [InlineData(Register)]
    public async Task A_second_tab_that_signs_in_goes_on_when_the_first_one_did(string page)
    {
        await using var site = new Site();
        using var user = await site.NewUserAsync();
        await user.SignOutAsync();
        var form = (await user.GetAsync($"{page}?returnUrl=%2Factivity")).Form(page.Split('/')[^1]);
        await user.SignInAsync(user.Email);

        var second = await user.SubmitAsync(
            form,
            ("Input.Email", user.Email),
            ("Input.Password", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));

        Assert.Equal((HttpStatusCode.Redirect, "/activity"), (second.Status, second.Header("Location")));
    }

    [Theory]
    [InlineData("http://shop.example", "This page was opened without encryption")]
    [InlineData("https://shop.example", "Your browser blocks cookies")]
    [InlineData(null, "Your browser blocks cookies")]
    public async Task A_browser_that_sends_no_cookie_hears_why_its_form_does_nothing(string? origin, string title)
    {
        await using var site = new Site { Environment = "Production" };
        using var visitor = site.NewVisitor();
        var form = (await visitor.GetAsync("/Identity/Account/Login")).Form("Login");
        using var blocked = site.NewVisitor();

        if (origin is not null)
        {
            blocked.Headers["Origin"] = origin;
        }

        var answer = await blocked.SubmitAsync(form, ("Input.Email", "lan@example.com"), ("Input.Password", "x"));

        Assert.Equal((HttpStatusCode.BadRequest, title), (answer.Status, answer.TextOf("[data-failure] h1")));
    }

    private static async Task GuessAsync(Site site, int round, int number, string email)
    {
        var answer = await FromAsync(site, $"192.0.{round}.{number}", email, Wrong);
        Assert.True(answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests);
    }

    private static Task<ApiAnswer> FromAsync(Site site, string address, string email, string password)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login")
        {
            Content = ApiClient.Json(new { email, password }),
        };
        request.Headers.Add("X-Forwarded-For", address);
        return site.NewProgram().SendAsync(request);
    }

    private static async Task<Answer> RegisterAsync(Site site, string address)
    {
        using var visitor = site.NewVisitor();
        visitor.Headers["X-Forwarded-For"] = address;
        return await visitor.SubmitAsync(
            (await visitor.GetAsync(Register)).Form("Register"),
            ("Input.Email", Emails.New()),
            ("Input.Password", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));
    }
}
