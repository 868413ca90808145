using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account.Manage;

/// <summary>A copied session is not the account: what protects the account wants the password again.</summary>
public sealed class CopiedSessionTests
{
    private const string Manage = "/Identity/Account/Manage";
    private readonly MovingClock clock = new();

    public static TheoryData<string> Pages =>
        ["EnableAuthenticator", "Disable2fa", "GenerateRecoveryCodes", "Sessions"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Ten_minutes_after_the_password_it_is_asked_for_again_and_then_the_page_is_there(string page)
    {
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();
        await Authenticator.EnableAsync(user, clock);
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync($"{Manage}/{page}")).Status);

        clock.Advance(TimeSpan.FromMinutes(1.1));
        var asked = await user.GetAsync($"{Manage}/{page}");
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.Equal(
            $"{Manage}/ConfirmPassword?returnUrl=%2FIdentity%2FAccount%2FManage%2F{page}", asked.Header("Location"));
        var question = await user.GetAsync(asked.Header("Location")!);

        var wrong = await user.SubmitAsync(question.Form("ConfirmPassword"), ("Password", "not the password"));
        Assert.StartsWith("That password", wrong.TextOf("#password-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync($"{Manage}/{page}")).Status);

        var right = await user.SubmitAsync(question.Form("ConfirmPassword"), ("Password", Emails.Password));
        Assert.Equal($"{Manage}/{page}", right.Header("Location"));
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync($"{Manage}/{page}")).Status);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_form_that_was_opened_in_time_and_sent_later_changes_nothing(string page)
    {
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();
        using var elsewhere = site.NewVisitor();
        await Authenticator.EnableAsync(user, clock);
        await elsewhere.SignInAsync(user.Email);
        var form = (await user.GetAsync($"{Manage}/{page}")).Form(page);
        clock.Advance(TimeSpan.FromMinutes(11));

        var answer = await user.SubmitAsync(form, ("Input.Code", "123456"));

        Assert.StartsWith($"{Manage}/ConfirmPassword", answer.Header("Location"), StringComparison.Ordinal);
        Assert.True((await site.AccountAsync(user.Email)).TwoFactorEnabled);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task The_password_that_the_owner_gives_again_is_not_noted_in_the_copy()
    {
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();
        using var copy = user.CopyTo(site);
        clock.Advance(TimeSpan.FromMinutes(11));
        var question = await user.GetAsync($"{Manage}/ConfirmPassword");
        await user.SubmitAsync(question.Form("ConfirmPassword"), ("Password", Emails.Password));

        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync($"{Manage}/Sessions")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await copy.GetAsync($"{Manage}/Sessions")).Status);
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/partners")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    public async Task It_leads_nowhere_else(string returnUrl)
    {
        await using var site = new Site();
        using var user = await site.NewUserAsync();
        var question = await user.GetAsync($"{Manage}/ConfirmPassword?returnUrl={Uri.EscapeDataString(returnUrl)}");
        var right = await user.SubmitAsync(question.Form("ConfirmPassword"), ("Password", Emails.Password));

        Assert.Equal("/", right.Header("Location"));
    }
}
