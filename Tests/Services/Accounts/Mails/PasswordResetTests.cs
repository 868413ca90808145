using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts.Mails;

/// <summary>From a forgotten password to a new one, by mail.</summary>
public sealed class PasswordResetTests(MailSite site) : IClassFixture<MailSite>
{
    private const string NewPassword = "another quite long password";
    private const string Useless = "This link no longer works";

    [Fact]
    public async Task A_forgotten_password_becomes_a_new_one_and_ends_the_sessions_before()
    {
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();

        var mail = await ForgetAsync(visitor, user.Email);
        Assert.Equal("Reset your PartnerSite password", mail.Subject);
        Assert.Equal("\"PartnerSite\" <no-reply@partners.example.com>", mail.Sender);
        Assert.Equal(("en", "auto-generated"), (mail.Language, mail.Automatic));
        Assert.Contains("""<html lang="en">""", mail.Html, StringComparison.Ordinal);
        Assert.Contains(mail.Link.AbsoluteUri, mail.Text, StringComparison.Ordinal);
        Assert.Contains("for 2 hours", mail.Text, StringComparison.Ordinal);

        var done = await ResetAsync(visitor, mail.Link, user.Email);
        Assert.Equal("/Identity/Account/ResetPasswordConfirmation", done.Header("Location"));
        Assert.Equal("Your password has been changed", (await visitor.GetAsync(done.Header("Location")!)).TextOf("h1"));
        Assert.StartsWith(
            "/Identity/Account/Login", (await user.GetAsync("/partners")).Header("Location"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync(user.Email)).Status);
        Assert.Equal("/", (await visitor.SignInAsync(user.Email, NewPassword)).Header("Location"));
        Assert.True((await site.AccountAsync(user.Email)).EmailConfirmed);
    }

    [Fact]
    public async Task A_link_is_used_once_and_by_its_owner_alone()
    {
        using var user = await site.NewUserAsync();
        using var other = await site.NewUserAsync();
        using var visitor = site.NewVisitor();
        var link = (await ForgetAsync(visitor, user.Email)).Link;

        foreach (var email in (string[])[other.Email, Emails.New()])
        {
            Assert.StartsWith(
                Useless,
                (await ResetAsync(visitor, link, email)).TextOf(".validation-summary-errors"),
                StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await ResetAsync(visitor, link, user.Email)).Status);
        Assert.StartsWith(
            Useless,
            (await ResetAsync(visitor, link, user.Email, "a third long password")).TextOf(".validation-summary-errors"),
            StringComparison.Ordinal);
        Assert.Equal("/", (await visitor.SignInAsync(user.Email, NewPassword)).Header("Location"));
    }

    [Fact]
    public async Task A_link_ends_with_the_password_that_it_was_for()
    {
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();
        var link = (await ForgetAsync(visitor, user.Email)).Link;

        await user.ChangePasswordAsync("changed meanwhile by hand");

        Assert.StartsWith(
            Useless,
            (await ResetAsync(visitor, link, user.Email)).TextOf(".validation-summary-errors"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_password_is_refused_and_the_link_still_works()
    {
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();
        var link = (await ForgetAsync(visitor, user.Email)).Link;

        Assert.Equal(HttpStatusCode.OK, (await ResetAsync(visitor, link, user.Email, "1234567")).Status);
        Assert.False((await site.AccountAsync(user.Email)).EmailConfirmed);
        Assert.Equal(HttpStatusCode.Redirect, (await ResetAsync(visitor, link, user.Email)).Status);
    }

    [Fact]
    public async Task A_reset_unlocks_an_account_that_was_locked_by_guesses()
    {
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();
        site.Lock(user.Email);

        await ResetAsync(visitor, (await ForgetAsync(visitor, user.Email)).Link, user.Email);

        Assert.Equal("/", (await visitor.SignInAsync(user.Email, NewPassword)).Header("Location"));
    }

    [Fact]
    public async Task The_mail_is_in_the_language_of_the_request()
    {
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();
        visitor.Headers["Accept-Language"] = "vi-VN,vi;q=0.9";

        var mail = await ForgetAsync(visitor, user.Email);

        Assert.Equal("Đặt lại mật khẩu PartnerSite", mail.Subject);
        Assert.Equal("vi", mail.Language);
        Assert.Contains("""<html lang="vi">""", mail.Html, StringComparison.Ordinal);
        Assert.Contains("trong vòng 2 giờ", mail.Html, StringComparison.Ordinal);
        Assert.StartsWith(
            "Xin chào,\n\nChúng tôi nhận được yêu cầu đặt lại mật khẩu cho tài khoản PartnerSite của bạn.\n",
            mail.Text,
            StringComparison.Ordinal);
        Assert.EndsWith(
            $"\n\nTrân trọng,\nPartnerSite\n{MailSite.Address}/",
            mail.Text.TrimEnd(),
            StringComparison.Ordinal);
        Assert.Equal("Đặt lại mật khẩu", (await visitor.GetAsync(mail.Link.PathAndQuery)).TextOf("h1"));
    }

    [Fact]
    public async Task The_link_leads_to_the_site_whatever_the_Host_header_says()
    {
        using var user = await site.NewUserAsync();
        using var visitor = site.NewVisitor();
        visitor.Headers["Host"] = "evil.example";
        visitor.Headers["X-Forwarded-Host"] = "evil.example";

        var mail = await ForgetAsync(visitor, user.Email);

        Assert.Equal(MailSite.Address, mail.Link.GetLeftPart(UriPartial.Authority));
        Assert.DoesNotContain("evil", mail.Html + mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_damaged_or_lacks_its_code_gets_an_answer()
    {
        using var visitor = site.NewVisitor();

        Assert.Equal(
            "/Identity/Account/ForgotPassword",
            (await visitor.GetAsync("/Identity/Account/ResetPassword")).Header("Location"));
        Assert.Equal(
            HttpStatusCode.NotFound, (await visitor.GetAsync("/Identity/Account/ResetPassword?code=!!")).Status);
        Assert.StartsWith(
            Useless,
            (
                await ResetAsync(
                    visitor, new(MailSite.Address + "/Identity/Account/ResetPassword?code=Y29kZQ"), Emails.New())
            ).TextOf(".validation-summary-errors"),
            StringComparison.Ordinal);
    }

    private async Task<ReceivedMail> ForgetAsync(SiteClient visitor, string email)
    {
        Assert.Equal(
            "/Identity/Account/ForgotPasswordConfirmation",
            (await visitor.ForgetPasswordAsync(email)).Header("Location"));
        return await site.Smtp.MailAsync(email, "ResetPassword");
    }

    private static async Task<Answer> ResetAsync(
        SiteClient visitor,
        Uri link,
        string email,
        string password = NewPassword) =>
        await visitor.SubmitAsync(
            (await visitor.GetAsync(link.PathAndQuery)).Form("ResetPassword"),
            ("Input.Email", email),
            ("Input.Password", password),
            ("Input.ConfirmPassword", password));
}
