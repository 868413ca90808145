using System.Net;
using PartnerSite.Services.Accounts;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account;

/// <summary>Guessing a password is slow at every page that asks for it, and its limit is the API's too.</summary>
public sealed class GuessingTests
{
    private const string Wrong = "wrong password";

    [Fact]
    public async Task The_pages_that_ask_for_the_password_again_are_limited_too()
    {
        await using var site = new Site { GuessesPerMinute = 10, Clock = new MovingClock() };
        using var user = await site.NewUserAsync();
        var change = (await user.GetAsync("/Identity/Account/Manage/ChangePassword")).Document.Forms.Single(form =>
            form.Id == "change-password-form");
        var delete = (await user.GetAsync("/Identity/Account/Manage/DeletePersonalData")).Form("DeletePersonalData");
        (string, string?)[] passwords =
        [
            ("Input.NewPassword", "another quite long password"),
            ("Input.ConfirmPassword", "another quite long password"),
        ];

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(
                HttpStatusCode.OK,
                (await user.SubmitAsync(change, [("Input.OldPassword", Wrong), .. passwords])).Status);
            Assert.Equal(HttpStatusCode.OK, (await user.SubmitAsync(delete, ("Input.Password", Wrong))).Status);
        }

        var refused = await user.SubmitAsync(change, [("Input.OldPassword", Emails.Password), .. passwords]);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.StartsWith("Too many attempts.", refused.TextOf(".validation-summary-errors"), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await user.SubmitAsync(delete, ("Input.Password", Emails.Password))).Status);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task Wrong_guesses_by_a_stranger_or_the_owner_do_not_keep_the_owner_from_a_new_password()
    {
        await using var site = new Site { GuessesPerMinute = 10, Clock = new MovingClock() };
        using var user = await site.NewUserAsync();
        using var stranger = site.NewProgram();

        for (var i = 0; i < 11; i++)
        {
            await stranger.LoginAsync(user.Email, Wrong);
            var form = (await user.GetAsync("/Identity/Account/Manage/ChangePassword")).Document.Forms.Single(form =>
                form.Id == "change-password-form");
            await user.SubmitAsync(
                form,
                ("Input.OldPassword", Emails.Password),
                ("Input.NewPassword", "another quite long password"),
                ("Input.ConfirmPassword", "a slip"));
        }

        (await stranger.LoginAsync(user.Email, Wrong)).AssertProblem(HttpStatusCode.TooManyRequests);
        await user.ChangePasswordAsync("another quite long password");
    }

    [Fact]
    public async Task A_copied_session_that_guesses_leaves_the_owners_other_session_its_guesses()
    {
        await using var site = new Site { GuessesPerMinute = 10, Clock = new MovingClock() };
        using var user = await site.NewUserAsync();
        using var elsewhere = site.NewVisitor();
        await elsewhere.SignInAsync(user.Email);
        using var copy = elsewhere.CopyTo(site);
        var question = await copy.GetAsync("/Identity/Account/Manage/ConfirmPassword");

        for (var i = 0; i < 10; i++)
        {
            await copy.SubmitAsync(question.Form("ConfirmPassword"), ("Password", Wrong));
        }

        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await copy.SubmitAsync(question.Form("ConfirmPassword"), ("Password", Wrong))).Status);
        Assert.Contains(
            "A wrong password was entered 10 times in open sessions",
            (await user.GetAsync("/activity")).Body,
            StringComparison.Ordinal);
        await user.ChangePasswordAsync("another quite long password");
        Assert.Equal(HttpStatusCode.Redirect, (await copy.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task Wrong_codes_by_somebody_who_knows_the_password_do_not_hold_up_the_owners_browser()
    {
        var clock = new MovingClock();
        await using var site = new Site { GuessesPerMinute = 10, Clock = clock };
        using var user = await site.NewUserAsync();
        var (app, _) = await Authenticator.EnableAsync(user, clock);
        await user.SignOutAsync();
        await user.SignInAsync(user.Email);
        await user.SubmitAsync(
            (await user.GetAsync("/Identity/Account/LoginWith2fa")).Form("LoginWith2fa"),
            ("Input.TwoFactorCode", app.Code));
        await user.SignOutAsync();
        using var thief = site.NewProgram();

        for (var i = 0; i < 5; i++)
        {
            (await thief.LoginAsync(user.Email, code: "000000")).AssertProblem(HttpStatusCode.Unauthorized);
        }

        (await thief.LoginAsync(user.Email, code: app.Code)).AssertProblem(HttpStatusCode.TooManyRequests);
        clock.Advance(TimeSpan.FromMinutes(1));
        await user.SignInAsync(user.Email);
        var signedIn = await user.SubmitAsync(
            (await user.GetAsync("/Identity/Account/LoginWith2fa")).Form("LoginWith2fa"),
            ("Input.TwoFactorCode", app.Code));
        Assert.Equal("/", signedIn.Header("Location"));
    }

    [Fact]
    public async Task While_only_unanswered_guesses_are_in_the_way_the_wait_is_a_moment()
    {
        var limit = new GuessLimit(new MovingClock(), guessesPerMinute: 4);
        await using var first = await limit.BeginAsync("LAN", null);
        await using var second = await limit.BeginAsync("LAN", null);

        Assert.Equal("1", await WaitAsync());

        first.WasWrong();
        second.WasWrong();
        Assert.Equal("300", await WaitAsync());

        async Task<string> WaitAsync() =>
            (await Assert.ThrowsAsync<TooManyGuessesException>(() => limit.BeginAsync("LAN", null))).Seconds;
    }

    [Fact]
    public async Task An_impossible_name_is_unknown_on_the_page_and_in_the_API_and_counts_as_a_guess()
    {
        await using var site = new Site { GuessesPerMinute = 4, Clock = new MovingClock() };
        const string Name = "\uFFFE@example.com";

        Assert.Equal(
            SiteClient.WrongSignIn, (await site.NewVisitor().SignInAsync(Name)).TextOf(".validation-summary-errors"));
        (await site.NewProgram().LoginAsync(Name)).AssertProblem(HttpStatusCode.Unauthorized);
        (await site.NewProgram().LoginAsync(Name)).AssertProblem(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_sign_in_page_says_how_long_to_wait_and_keeps_what_was_typed()
    {
        var clock = new MovingClock();
        await using var site = new Site { GuessesPerMinute = 10, Clock = clock };
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();

        for (var i = 0; i < 5; i++)
        {
            await visitor.SignInAsync(user.Email, Wrong);
        }

        var answer = await visitor.SignInAsync(user.Email);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("300", answer.Header("Retry-After"));
        Assert.Equal(
            "Too many attempts. Wait 5 minutes and try again.",
            answer.TextOf(".validation-summary-errors"));
        Assert.Equal(user.Email, answer.Document.QuerySelector("[name='Input.Email']")!.GetAttribute("value"));
        (await site.NewProgram().LoginAsync(user.Email)).AssertProblem(HttpStatusCode.TooManyRequests);

        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(
            "Too many attempts. Wait 60 seconds and try again.",
            (await visitor.SignInAsync(user.Email)).TextOf(".validation-summary-errors"));
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(
            "Too many attempts. Wait 1 second and try again.",
            (await visitor.SignInAsync(user.Email)).TextOf(".validation-summary-errors"));
    }
}
