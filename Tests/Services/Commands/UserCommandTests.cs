using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Commands;

/// <summary>How an operator helps the owner of an account, run as processes beside the site.</summary>
public sealed class UserCommandTests(Site site) : IClassFixture<Site>
{
    private (string Name, string Value)[] settings = [];

    [Fact]
    public async Task A_reset_link_lets_the_owner_set_a_password_once_where_no_mail_is_sent()
    {
        using var user = await site.NewUserAsync();
        var login = await site.NewVisitor().GetAsync("/Identity/Account/Login");
        Assert.StartsWith(
            "Forgot your password? PartnerSite support can help.",
            login.TextOf("[data-forgot-help]"),
            StringComparison.Ordinal);

        var link = (await RunAsync("reset-link", user.Email)).Trim();
        Assert.StartsWith("/Identity/Account/ResetPassword?code=", link, StringComparison.Ordinal);
        using var owner = site.NewVisitor();
        var form = (await owner.GetAsync(link)).Form("ResetPassword");
        (string, string?)[] fields =
        [
            ("Input.Email", user.Email),
            ("Input.Password", "a password of the owner"),
            ("Input.ConfirmPassword", "a password of the owner"),
        ];

        Assert.EndsWith(
            "/ResetPasswordConfirmation",
            (await owner.SubmitAsync(form, fields)).Header("Location"),
            StringComparison.Ordinal);
        Assert.Equal("/", (await owner.SignInAsync(user.Email, "a password of the owner")).Header("Location"));
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/partners")).Status);
        using var later = site.NewVisitor();
        var again = await later.SubmitAsync((await later.GetAsync(link)).Form("ResetPassword"), fields);
        Assert.Contains("link", again.TextOf(".validation-summary-errors"), StringComparison.OrdinalIgnoreCase);
        Assert.False((await site.AccountAsync(user.Email)).EmailConfirmed);
    }

    [Fact]
    public async Task Who_lost_phone_and_codes_gets_in_by_the_password_again()
    {
        using var user = await site.NewUserAsync();
        await Authenticator.EnableAsync(user);
        Assert.Matches(
            "Second factor: +on, 10 recovery codes left", await RunAsync("show", user.Email));

        await RunAsync("reset-second-factor", user.Email);

        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(user.Email)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/partners")).Status);
        Assert.Matches("Second factor: +off", await RunAsync("show", user.Email));
    }

    [Theory]
    [InlineData("unlock")]
    [InlineData("enable")]
    public async Task A_locked_account_is_let_in(string command)
    {
        using var user = await site.NewUserAsync();
        site.Lock(user.Email);
        (await site.NewProgram().LoginAsync(user.Email)).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Matches("State: +locked until ", await RunAsync("show", user.Email));

        await RunAsync(command, user.Email);

        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(user.Email)).Status);
    }

    [Fact]
    public async Task A_lock_that_a_wrong_clock_made_is_none()
    {
        using var user = await site.NewUserAsync();
        site.Lock(user.Email, TimeSpan.FromDays(2));

        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(user.Email)).Status);
    }

    [Fact]
    public async Task Signing_an_account_out_ends_its_sessions_and_tokens()
    {
        using var user = await site.NewUserAsync();
        var program = site.NewProgram();
        await program.LoginAsync(user.Email);

        await RunAsync("sign-out", user.Email);

        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/partners")).Status);
        (await program.GetAsync("/api/v1/auth/me")).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Equal("/", (await user.SignInAsync(user.Email)).Header("Location"));
    }

    [Fact]
    public async Task The_list_has_every_account_and_no_value()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAcanary");
        using var disabled = await site.NewUserAsync();
        site.Disable(disabled.Email);

        var lines = (await RunAsync("list")).Split('\n');

        Assert.Contains(lines, line => line.StartsWith(user.Email, StringComparison.Ordinal)
            && line.EndsWith("active", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith(disabled.Email, StringComparison.Ordinal)
            && line.EndsWith("disabled", StringComparison.Ordinal));
        Assert.DoesNotContain("106853218861309", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_is_seen_by_the_owner_in_the_activity_and_by_mail()
    {
        await using var smtp = await MailServer.StartAsync();
        using var user = await site.NewUserAsync();
        site.ConfirmAddress(user.Email);
        await Authenticator.EnableAsync(user);
        settings =
        [
            ("Mail__Host", "127.0.0.1"), ("Mail__Port", $"{smtp.Port}"), ("Mail__Security", "None"),
            ("Mail__From", "no-reply@partners.example.com"), ("Site__Address", MailSite.Address),
        ];

        foreach (var command in (string[])["disable", "enable", "unlock", "reset-link", "reset-second-factor"])
        {
            await RunAsync(command, user.Email);
        }

        await smtp.MailAsync(user.Email, "Two-step verification was turned off");
        await smtp.MailAsync(user.Email, "made a link by which the password of your account can be reset");
        await user.SignInAsync(user.Email);
        var page = await user.GetAsync("/activity");
        Assert.All(
            (string[])
            [
                "Account disabled by PartnerSite support", "Account enabled by PartnerSite support",
                "Lock ended by PartnerSite support", "PartnerSite support made a link to reset the password",
                "Two-step verification turned off",
            ],
            text => Assert.Contains(text, page.Body, StringComparison.Ordinal));
    }

    private Task<string> RunAsync(params string[] words) =>
        Operator.Of(site, settings).RunAsync(0, ["users", .. words]);
}
