using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account;

/// <summary>A mistake in a form of the account is named in the reader's language, where it can be corrected.</summary>
public sealed class MistakeTests(Site site)
{
    private const string Summary = ".validation-summary-errors";

    [Theory]
    [InlineData("en", "Enter your email address.", "Enter your password.")]
    [InlineData("vi", "Vui lòng nhập địa chỉ email của bạn.", "Vui lòng nhập mật khẩu.")]
    public async Task A_field_left_blank_says_what_to_enter_and_has_the_focus(
        string language, string email, string password)
    {
        using var visitor = NewVisitor(language);
        var answer = await visitor.SignInAsync("", "");

        Assert.Equal(email, answer.TextOf("#email-error"));
        Assert.Equal(password, answer.TextOf("#password-error"));
        Assert.Equal(
            ["Input.Email", "Input.Password"],
            answer.Document.QuerySelectorAll("[aria-invalid=true]").Select(field => field.GetAttribute("name")));
        Assert.Equal(
            ["Input.Email"],
            answer.Document.QuerySelectorAll("[autofocus]").Select(field => field.GetAttribute("name")));
    }

    [Theory]
    [InlineData(
        "en",
        "Enter a full email address, such as lan@example.com.",
        "A password must have 8 to 100 characters.",
        "The passwords don't match. Enter it again."
    )]
    [InlineData(
        "vi",
        "Vui lòng nhập đầy đủ địa chỉ email, ví dụ lan@example.com.",
        "Mật khẩu phải có từ 8 đến 100 ký tự.",
        "Hai mật khẩu không giống nhau. Vui lòng nhập lại."
    )]
    public async Task A_registration_with_mistakes_names_each_beside_its_field(
        string language, string email, string password, string again)
    {
        using var visitor = NewVisitor(language);
        var answer = await RegisterAsync(visitor, "lan", "short", "another");

        Assert.Equal(email, answer.TextOf("#email-error"));
        Assert.Equal(password, answer.TextOf("#password-error"));
        Assert.Equal(again, answer.TextOf("#confirm-error"));
    }

    [Theory]
    [InlineData(
        "đào@example.com",
        Emails.Password,
        Summary,
        "Địa chỉ email này có ký tự không dùng được. Vui lòng dùng địa chỉ chỉ gồm chữ không dấu, chữ số và - . _ @ +."
    )]
    [InlineData("lan@example.com", "7 chars", "#password-error", "Mật khẩu phải có từ 8 đến 100 ký tự.")]
    [InlineData(
        null,
        Emails.Password,
        Summary,
        "Đã có tài khoản với địa chỉ email này. Vui lòng đăng nhập, hoặc dùng địa chỉ khác."
    )]
    public async Task What_Identity_refuses_is_said_in_Vietnamese(
        string? email, string password, string place, string message)
    {
        using var known = await site.NewUserAsync();
        using var visitor = NewVisitor("vi");

        Assert.Equal(message, (await RegisterAsync(visitor, email ?? known.Email, password, password)).TextOf(place));
    }

    [Theory]
    [InlineData("ChangePassword", "Input.OldPassword", "The current password is wrong. Nothing was changed.")]
    [InlineData("DeletePersonalData", "Input.Password", "That password isn't right. Nothing was deleted.")]
    public async Task A_wrong_password_is_said_at_its_field_which_has_the_focus(
        string page, string field, string message)
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync($"/Identity/Account/Manage/{page}")).Form(page);

        var answer = await user.SubmitAsync(
            form, ("Input.NewPassword", "another one"), ("Input.ConfirmPassword", "another one"), (field, "wrong"));

        var refused = answer.Document.QuerySelector("[aria-invalid=true]")!;
        Assert.Equal((field, true), (refused.GetAttribute("name"), refused.HasAttribute("autofocus")));
        Assert.Contains(
            message, refused.GetAttribute("aria-describedby")!.Split(' ').Select(id => answer.TextOf($"#{id}")));
        Assert.Null(answer.Document.QuerySelector(Summary));
    }

    [Fact]
    public async Task A_check_mark_that_is_neither_true_nor_false_is_refused()
    {
        using var visitor = site.NewVisitor();
        var form = (await visitor.GetAsync("/Identity/Account/Login")).Form("Login");
        var answer = await visitor.SubmitAsync(
            form, ("Input.Email", "lan@example.com"), ("Input.Password", "x"), ("Input.RememberMe", "perhaps"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_mistake_at_signing_in_does_not_forget_where_to_go_afterwards()
    {
        using var user = await site.NewUserAsync();
        await user.SignOutAsync();
        var wrong = await user.SubmitAsync(
            (await user.GetAsync("/Identity/Account/Login?ReturnUrl=%2Fpartners")).Form("Login"),
            ("Input.Email", user.Email),
            ("Input.Password", "wrong"));

        Assert.Equal(
            "/partners",
            (
                await user.SubmitAsync(
                    wrong.Form("Login"), ("Input.Email", user.Email), ("Input.Password", Emails.Password))
            ).Header("Location"));
    }

    private SiteClient NewVisitor(string language)
    {
        var visitor = site.NewVisitor();
        visitor.Language = language;
        return visitor;
    }

    private static async Task<Answer> RegisterAsync(SiteClient visitor, string email, string password, string again) =>
        await visitor.SubmitAsync(
            (await visitor.GetAsync("/Identity/Account/Register")).Form("Register"),
            ("Input.Email", email),
            ("Input.Password", password),
            ("Input.ConfirmPassword", again));
}
