using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PartnerSite.Services.Accounts;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts.Mails;

/// <summary>
/// Registering on a site with a mail server: it tells nobody who has an account, and keeps no owner out.
/// </summary>
public sealed class RegistrationTests(MailSite site) : IClassFixture<MailSite>
{
    private const string Strangers = "what the stranger chose";

    [Fact]
    public async Task A_known_and_an_unknown_address_get_the_same_answer_and_their_owners_different_mails()
    {
        using var known = await site.NewUserAsync();
        var unknown = Emails.New();

        var answers = new[] { await RegisterAsync(known.Email, Strangers), await RegisterAsync(unknown, Strangers) };

        Assert.All(answers, answer =>
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            Assert.Equal("/Identity/Account/CheckMail", answer.Header("Location"));
            Assert.DoesNotContain("PartnerSite=", answer.Header("Set-Cookie") ?? "", StringComparison.Ordinal);
        });
        Assert.Equal(
            "You already have a PartnerSite account", (await site.Smtp.MailAsync(known.Email, "/Login")).Subject);
        await site.Smtp.MailAsync(unknown, "ConfirmEmail");
    }

    [Fact]
    public async Task Nor_does_the_time_or_a_refused_password_tell()
    {
        using var known = await site.NewUserAsync();
        var times = new List<double>();

        foreach (var email in (string[])[known.Email, Emails.New(), known.Email, Emails.New()])
        {
            var start = Stopwatch.GetTimestamp();
            await RegisterAsync(email, Strangers);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            var refused = await RegisterAsync(email, "short");
            Assert.Equal("A password must have 8 to 100 characters.", refused.TextOf("#password-error"));
        }

        Assert.All(times, time => Assert.True(time >= 400, $"{time} ms"));
    }

    [Fact]
    public async Task An_account_that_nobody_confirmed_is_deleted_after_a_week_and_no_other()
    {
        var clock = new MovingClock();
        await using var own = new MailSite { Clock = clock };
        await own.InitializeAsync();
        using var older = await own.NewUserAsync();
        using var confirmed = own.NewVisitor();
        await confirmed.TryToRegisterAsync(Emails.New(), Strangers);
        own.ConfirmAddress(confirmed.Email);
        using var never = own.NewVisitor();
        await never.TryToRegisterAsync(Emails.New(), Strangers);
        var pruning = own.Services.GetServices<IHostedService>().OfType<UnconfirmedPruning>().Single();

        clock.Advance(TimeSpan.FromDays(6.9));
        await pruning.PruneAsync(CancellationToken.None);
        Assert.Equal(3, Accounts().Count);

        clock.Advance(TimeSpan.FromDays(0.2));
        await pruning.PruneAsync(CancellationToken.None);
        Assert.Equal([older.Email, confirmed.Email], Accounts());

        List<string> Accounts() =>
        [
            .. own.Query("""SELECT "Email" FROM "AspNetUsers" ORDER BY "CreatedAt" """)
                .Select(row => (string)row[0]!),
        ];
    }

    [Fact, Drill]
    public async Task Who_waits_for_that_answer_keeps_nobody_from_hashing()
    {
        await using var own = new MailSite();
        await own.InitializeAsync();
        using var visitor = own.NewVisitor();
        var form = (await visitor.GetAsync("/Identity/Account/Register")).Form("Register");
        var start = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => visitor.SubmitAsync(
            form,
            ("Input.Email", Emails.New()),
            ("Input.Password", Strangers),
            ("Input.ConfirmPassword", Strangers))));

        // One after the other, they would take 6.4 seconds.
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.4, 5);
    }

    [Fact]
    public async Task Nobody_signs_in_before_the_link_and_the_password_were_there_and_the_link_signs_in()
    {
        var email = Emails.New();
        await RegisterAsync(email, Emails.Password);
        using var user = site.NewVisitor();
        Assert.Equal(SiteClient.WrongSignIn, (await user.SignInAsync(email)).TextOf(".validation-summary-errors"));
        (await site.NewProgram().LoginAsync(email)).AssertProblem(HttpStatusCode.Unauthorized);

        var link = (await site.Smtp.MailAsync(email, "ConfirmEmail")).Link.PathAndQuery;
        var page = await user.GetAsync(link);
        Assert.Contains(email, page.TextOf("main"), StringComparison.Ordinal);
        var wrong = await user.SubmitAsync(page.Form("ConfirmEmail"), ("Password", "not the password"));
        Assert.StartsWith("That password isn't right.", wrong.TextOf("#password-error"), StringComparison.Ordinal);
        Assert.False((await site.AccountAsync(email)).EmailConfirmed);

        Assert.Equal(
            "/", (await user.SubmitAsync(page.Form("ConfirmEmail"), ("Password", Emails.Password))).Header("Location"));
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(email)).Status);
    }

    [Fact]
    public async Task The_owner_of_an_address_that_a_stranger_registered_gets_the_account_and_the_stranger_does_not()
    {
        var email = Emails.New();
        await RegisterAsync(email, Strangers);
        var first = (await site.Smtp.MailAsync(email, "ConfirmEmail")).Link.PathAndQuery;
        await RegisterAsync(email, Emails.Password);

        using var owner = site.NewVisitor();
        var reset = await owner.GetAsync((await site.Smtp.MailAsync(email, "ResetPassword")).Link.PathAndQuery);
        await owner.SubmitAsync(
            reset.Form("ResetPassword"),
            ("Input.Email", email),
            ("Input.Password", Emails.Password),
            ("Input.ConfirmPassword", Emails.Password));
        Assert.Equal("/", (await owner.SignInAsync(email)).Header("Location"));

        using var stranger = site.NewVisitor();
        var refused = await stranger.SignInAsync(email, Strangers);
        Assert.Equal(SiteClient.WrongSignIn, refused.TextOf(".validation-summary-errors"));
        Assert.Empty((await stranger.GetAsync(first)).Document.QuerySelectorAll("#confirm-email"));
    }

    [Fact]
    public async Task Before_the_address_is_confirmed_there_is_no_second_factor_and_one_of_before_goes_with_the_reset()
    {
        using var user = await site.NewUserAsync();
        var blocked = await user.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        Assert.EndsWith("/TwoFactorAuthentication", blocked.Header("Location"), StringComparison.Ordinal);
        Assert.StartsWith(
            "Confirm your email address",
            (await user.GetAsync(blocked.Header("Location")!)).TextOf("[data-confirm-first]"),
            StringComparison.Ordinal);

        // As a stranger could before there was a mail server.
        site.Execute($"""UPDATE "AspNetUsers" SET "EmailConfirmed" = 1 WHERE "Email" = '{user.Email}' """);
        await Authenticator.EnableAsync(user);
        site.Execute($"""UPDATE "AspNetUsers" SET "EmailConfirmed" = 0 WHERE "Email" = '{user.Email}' """);
        using var owner = site.NewVisitor();
        await owner.ForgetPasswordAsync(user.Email);
        var reset = await owner.GetAsync((await site.Smtp.MailAsync(user.Email, "ResetPassword")).Link.PathAndQuery);
        await owner.SubmitAsync(
            reset.Form("ResetPassword"),
            ("Input.Email", user.Email),
            ("Input.Password", "a password of the owner"),
            ("Input.ConfirmPassword", "a password of the owner"));

        Assert.Equal("/", (await owner.SignInAsync(user.Email, "a password of the owner")).Header("Location"));
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/partners")).Status);
    }

    private async Task<Answer> RegisterAsync(string email, string password)
    {
        using var visitor = site.NewVisitor();
        return await visitor.SubmitAsync(
            (await visitor.GetAsync("/Identity/Account/Register")).Form("Register"),
            ("Input.Email", email),
            ("Input.Password", password),
            ("Input.ConfirmPassword", password));
    }
}
