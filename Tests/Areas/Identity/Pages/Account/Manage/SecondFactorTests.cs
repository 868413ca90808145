using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account.Manage;

/// <summary>Setting up the app, and moving it to another phone.</summary>
public sealed class SecondFactorTests(Site site)
{
    private const string Address = "/Identity/Account/Manage/EnableAuthenticator";

    [Fact]
    public async Task Opening_the_page_changes_nothing_and_says_who_will_be_signed_out()
    {
        using var user = await site.NewUserAsync();
        using var elsewhere = site.NewVisitor();
        await elsewhere.SignInAsync(user.Email);
        var before = (await site.AccountAsync(user.Email)).SecurityStamp;

        var page = await user.GetAsync(Address);

        Assert.Contains(
            "other devices and programs are signed out", page.TextOf("[data-signs-out]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/partners")).Status);
        Assert.Equal(before, (await site.AccountAsync(user.Email)).SecurityStamp);
        var id = await site.UserIdAsync(user.Email);
        Assert.Empty(site.Query($"""SELECT 1 FROM "SecondFactors" WHERE "UserId" = '{id}' """));
    }

    [Fact]
    public async Task A_key_in_use_is_never_shown_and_works_until_a_code_of_the_new_one_is_entered()
    {
        using var user = await site.NewUserAsync();
        var (old, codes) = await Authenticator.EnableAsync(user);
        var page = await user.GetAsync(Address);
        var app = new Authenticator(page.TextOf("kbd"));

        Assert.NotEqual(old.CodeAt(1), app.CodeAt(1));
        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(user.Email, code: old.Code)).Status);

        var moved = await user.SubmitAsync(page.Form("EnableAuthenticator"), ("Input.Code", app.Code));
        Assert.EndsWith("/TwoFactorAuthentication", moved.Header("Location"), StringComparison.Ordinal);
        (await site.NewProgram().LoginAsync(user.Email, code: old.Code)).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(user.Email, code: app.Code)).Status);
        Assert.Equal(
            HttpStatusCode.OK, (await site.NewProgram().LoginAsync(user.Email, recoveryCode: codes[0])).Status);
    }

    [Fact]
    public async Task A_wrong_code_brings_the_same_key_back()
    {
        using var user = await site.NewUserAsync();
        var page = await user.GetAsync(Address);
        var app = new Authenticator(page.TextOf("kbd"));

        var wrong = await user.SubmitAsync(page.Form("EnableAuthenticator"), ("Input.Code", app.WrongCode));
        Assert.StartsWith("This code is wrong", wrong.TextOf("#code-error"), StringComparison.Ordinal);
        Assert.Equal(page.TextOf("kbd"), wrong.TextOf("kbd"));

        var right = await user.SubmitAsync(wrong.Form("EnableAuthenticator"), ("Input.Code", app.Code));
        Assert.EndsWith("/ShowRecoveryCodes", right.Header("Location"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData(null)]
    public async Task A_form_of_another_user_or_of_none_gets_a_new_key(string? sealedKey)
    {
        using var user = await site.NewUserAsync();
        using var other = await site.NewUserAsync();
        sealedKey ??= (await other.GetAsync(Address)).Document
            .QuerySelector("[name='Input.Key']")!.GetAttribute("value");
        var page = await user.GetAsync(Address);
        var answer = await user.SubmitAsync(
            page.Form("EnableAuthenticator"), ("Input.Key", sealedKey), ("Input.Code", "123456"));

        Assert.StartsWith("This page was open for too long", answer.TextOf("#code-error"), StringComparison.Ordinal);
        Assert.NotEqual(page.TextOf("kbd"), answer.TextOf("kbd"));
        Assert.False((await site.AccountAsync(user.Email)).TwoFactorEnabled);
    }

    [Fact]
    public async Task A_code_is_accepted_once_at_whichever_door()
    {
        using var user = await site.NewUserAsync();
        var (app, _) = await Authenticator.EnableAsync(user);
        var code = app.Code;
        Assert.Equal(HttpStatusCode.OK, (await site.NewProgram().LoginAsync(user.Email, code: code)).Status);
        (await site.NewProgram().LoginAsync(user.Email, code: code)).AssertProblem(HttpStatusCode.Unauthorized);

        using var visitor = site.NewVisitor();
        await visitor.SignInAsync(user.Email);
        var form = (await visitor.GetAsync("/Identity/Account/LoginWith2fa")).Form("LoginWith2fa");
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync(form, ("Input.TwoFactorCode", code))).Status);
        Assert.Equal(
            HttpStatusCode.Redirect, (await visitor.SubmitAsync(form, ("Input.TwoFactorCode", app.Code))).Status);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task It_may_be_one_step_early_or_late(int late, bool accepted)
    {
        var clock = new MovingClock();
        await using var own = new Site { Clock = clock };
        using var user = await own.NewUserAsync();
        var (app, _) = await Authenticator.EnableAsync(user, clock);
        clock.Advance(TimeSpan.FromMinutes(5));
        var step = clock.GetUtcNow().ToUnixTimeSeconds() / 30;

        var answer = await own.NewProgram().LoginAsync(user.Email, code: app.CodeAt(step + late));

        Assert.Equal(accepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.Status);
    }
}
