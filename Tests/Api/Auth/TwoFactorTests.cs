using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Auth;

public sealed class TwoFactorTests(Site site)
{
    [Fact]
    public async Task An_account_with_a_second_factor_is_asked_for_it_and_signs_in_with_the_code()
    {
        var user = await site.NewUserAsync();
        var (app, _) = await Authenticator.EnableAsync(user);
        var program = site.NewProgram();

        var asked = (await program.LoginAsync(user.Email)).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Equal("urn:partnersite:problem:two-factor-required", asked.Text("type"));

        var code = app.Code;
        Assert.Equal(
            HttpStatusCode.OK, (await program.LoginAsync(user.Email, code: $"{code[..3]} {code[3..]}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/auth/me")).Status);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var user = await site.NewUserAsync();
        var (_, recoveryCodes) = await Authenticator.EnableAsync(user);
        var program = site.NewProgram();

        Assert.Equal(
            HttpStatusCode.OK,
            (
                await program.LoginAsync(user.Email, recoveryCode: $" {recoveryCodes[0][..3]} {recoveryCodes[0][3..]}")
            ).Status);
        (await program.LoginAsync(user.Email, recoveryCode: recoveryCodes[0])).AssertProblem(
            HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_code_is_answered_like_a_wrong_password_and_after_five_nobody_guesses_on()
    {
        await using var site = new Site { GuessesPerMinute = 10 };
        var user = await site.NewUserAsync();
        var (app, _) = await Authenticator.EnableAsync(user);
        var program = site.NewProgram();
        var wrongPassword = await site.NewProgram().LoginAsync(Emails.New());

        for (var i = 0; i < 5; i++)
        {
            var answer = (await program.LoginAsync(user.Email, code: app.WrongCode)).AssertProblem(
                HttpStatusCode.Unauthorized);
            Assert.Equal(wrongPassword.Text("detail"), answer.Text("detail"));
            Assert.Equal("about:blank", answer.Text("type"));
        }

        (await program.LoginAsync(user.Email, code: app.Code)).AssertProblem(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task An_empty_field_of_a_clients_form_is_no_code()
    {
        var user = await site.NewUserAsync();
        var (app, _) = await Authenticator.EnableAsync(user);
        var program = site.NewProgram();

        var asked = (await program.LoginAsync(user.Email, code: "", recoveryCode: " ")).AssertProblem(
            HttpStatusCode.Unauthorized);

        Assert.Equal("urn:partnersite:problem:two-factor-required", asked.Text("type"));
        Assert.Equal(
            HttpStatusCode.OK, (await program.LoginAsync(user.Email, code: app.Code, recoveryCode: "")).Status);
    }

    [Fact]
    public async Task After_five_wrong_recovery_codes_nobody_guesses_on_at_the_page_or_at_the_API()
    {
        await using var site = new Site { GuessesPerMinute = 10 };
        var user = await site.NewUserAsync();
        var (_, recoveryCodes) = await Authenticator.EnableAsync(user);
        var visitor = site.NewVisitor();
        Assert.Contains(
            "LoginWith2fa", (await visitor.SignInAsync(user.Email)).Header("Location"), StringComparison.Ordinal);
        var form = (await visitor.GetAsync("/Identity/Account/LoginWithRecoveryCode")).Form("LoginWithRecoveryCode");

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(
                HttpStatusCode.OK, (await visitor.SubmitAsync(form, ("Input.RecoveryCode", "WRONG-CODES"))).Status);
        }

        var refused = await visitor.SubmitAsync(form, ("Input.RecoveryCode", recoveryCodes[0]));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.StartsWith("Too many attempts.", refused.TextOf(".validation-summary-errors"), StringComparison.Ordinal);
        (await site.NewProgram().LoginAsync(user.Email, recoveryCode: recoveryCodes[0])).AssertProblem(
            HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_code_does_not_help_a_wrong_password()
    {
        var user = await site.NewUserAsync();
        var (app, _) = await Authenticator.EnableAsync(user);

        var answer = await site.NewProgram().LoginAsync(user.Email, "wrong password", app.Code);

        Assert.Equal("about:blank", answer.AssertProblem(HttpStatusCode.Unauthorized).Text("type"));
    }

    [Fact]
    public async Task Turning_the_second_factor_on_and_off_keeps_the_session_that_does_it_and_ends_the_others()
    {
        var user = await site.NewUserAsync();
        var elsewhere = site.NewVisitor();
        await elsewhere.SignInAsync(user.Email);
        var program = site.NewProgram();
        await program.LoginAsync(user.Email);

        var (_, recoveryCodes) = await Authenticator.EnableAsync(user);

        Assert.Equal(10, recoveryCodes.Count);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/partners")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/auth/me")).Status);

        var page = await user.GetAsync("/Identity/Account/Manage/Disable2fa");
        await user.SubmitAsync(page.Form("Disable2fa"));

        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }
}
