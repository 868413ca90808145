using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account;

/// <summary>The account's pages say what was wrong and what was done, in the reader's language.</summary>
public sealed class MessageTests(Site site)
{
    private const string Summary = ".validation-summary-errors";

    [Fact]
    public async Task A_wrong_password_or_code_is_said_in_Vietnamese()
    {
        using var user = await site.NewUserAsync();
        user.Language = "vi";

        var delete = (await user.GetAsync("/Identity/Account/Manage/DeletePersonalData")).Form("DeletePersonalData");
        Assert.Equal("", Answer.Text(delete.QuerySelector("#password-error")));
        Assert.Equal(
            "Mật khẩu không đúng. Chưa có gì bị xoá.",
            (await user.SubmitAsync(delete, ("Input.Password", "wrong"))).TextOf("#password-error"));

        var change = (await user.GetAsync("/Identity/Account/Manage/ChangePassword")).Form("ChangePassword");
        var refused = await user.SubmitAsync(
            change,
            ("Input.OldPassword", "wrong"),
            ("Input.NewPassword", "another one"),
            ("Input.ConfirmPassword", "another one"));
        Assert.Equal("Mật khẩu hiện tại không đúng. Dữ liệu của bạn vẫn giữ nguyên.", refused.TextOf("#old-error"));

        var enable = await user.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        var code = await user.SubmitAsync(
            enable.Form("EnableAuthenticator"), ("Input.Code", new Authenticator(enable.TextOf("kbd")).WrongCode));
        Assert.Equal(
            "Mã này sai hoặc đã hết hạn. Vui lòng nhập mã ứng dụng đang hiển thị.", code.TextOf("#code-error"));

        var (app, _) = await Authenticator.EnableAsync(user);
        using var visitor = site.NewVisitor();
        visitor.Language = "vi";
        Assert.Equal(
            "Địa chỉ email hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khoá vài phút. Vui lòng kiểm tra lại, hoặc đợi rồi thử lại.",
            (await visitor.SignInAsync(user.Email, "wrong")).TextOf(Summary));
        await visitor.SignInAsync(user.Email);
        var second = (await visitor.GetAsync("/Identity/Account/LoginWith2fa")).Form("LoginWith2fa");
        Assert.Equal(
            "Mã này sai hoặc đã hết hạn. Vui lòng nhập mã ứng dụng đang hiển thị.",
            (await visitor.SubmitAsync(second, ("Input.TwoFactorCode", app.WrongCode))).TextOf(Summary));
        Assert.Equal(
            "Mã gồm 6 chữ số.",
            (await visitor.SubmitAsync(second, ("Input.TwoFactorCode", "12"))).TextOf("#code-error"));
        var recovery = (await visitor.GetAsync("/Identity/Account/LoginWithRecoveryCode")).Form(
            "LoginWithRecoveryCode");
        Assert.Equal(
            "Mã khôi phục này sai hoặc đã được dùng. Vui lòng kiểm tra lại, hoặc dùng mã khác.",
            (await visitor.SubmitAsync(recovery, ("Input.RecoveryCode", "WRONG"))).TextOf(Summary));
    }

    [Theory]
    [InlineData(
        "en",
        "Your password has been changed.",
        "Two-step verification is on.",
        "Two-step verification is off. You can turn it on again at any time."
    )]
    [InlineData(
        "vi",
        "Mật khẩu của bạn đã được đổi.",
        "Đã bật bảo mật hai lớp.",
        "Đã tắt bảo mật hai lớp. Bạn có thể bật lại bất cứ lúc nào."
    )]
    public async Task What_was_done_is_said_once_in_the_readers_language(
        string language, string changed, string on, string off)
    {
        using var user = await site.NewUserAsync();
        user.Language = language;
        var status = async (Answer answer) =>
            (await user.GetAsync(answer.Header("Location")!)).TextOf(".account-page [role=status]");

        Assert.Equal(changed, await status(await user.ChangePasswordAsync("another quite long password")));
        Assert.Equal(
            "", (await user.GetAsync("/Identity/Account/Manage/ChangePassword")).TextOf(".account-page [role=status]"));

        var enable = await user.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        Assert.Equal(
            on,
            await status(
                await user.SubmitAsync(
                    enable.Form("EnableAuthenticator"), ("Input.Code", new Authenticator(enable.TextOf("kbd")).Code))));
        Assert.Equal(
            off,
            await status(
                await user.SubmitAsync((await user.GetAsync("/Identity/Account/Manage/Disable2fa")).Form("Disable2fa")))
        );
    }

    [Fact]
    public async Task Too_many_guesses_are_told_in_Vietnamese()
    {
        await using var slow = new Site { GuessesPerMinute = 1, Clock = new MovingClock() };
        using var visitor = slow.NewVisitor();
        visitor.Language = "vi";
        await visitor.SignInAsync("nobody@example.com");

        Assert.Equal(
            "Bạn đã thử nhiều lần. Vui lòng đợi 5 phút rồi thử lại.",
            (await visitor.SignInAsync("nobody@example.com")).TextOf(Summary));
    }
}
