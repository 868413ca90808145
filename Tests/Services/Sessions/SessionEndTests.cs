using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Sessions;

/// <summary>How sessions end, besides signing out.</summary>
public sealed class SessionEndTests
{
    [Fact]
    public async Task Signing_in_again_ends_the_session_that_it_replaces()
    {
        await using var site = new Site();
        using var user = await site.NewUserAsync();
        using var copy = user.CopyTo(site);
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/partners")).Status);

        await user.SignInAsync(user.Email);

        Assert.Equal(HttpStatusCode.Redirect, (await copy.GetAsync("/partners")).Status);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task No_session_is_open_longer_than_thirty_days_however_often_it_is_used()
    {
        var clock = new MovingClock();
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();

        for (var day = 0; day < 30; day++)
        {
            Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
            clock.Advance(TimeSpan.FromDays(1));
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/partners")).Status);
    }

    [Theory]
    [InlineData("LoginWith2fa", "Input.TwoFactorCode")]
    [InlineData("LoginWithRecoveryCode", "Input.RecoveryCode")]
    public async Task A_half_done_sign_in_does_not_outlive_a_change_of_the_password(string page, string field)
    {
        await using var site = new Site();
        using var user = await site.NewUserAsync();
        var (app, codes) = await Authenticator.EnableAsync(user);
        using var visitor = site.NewVisitor();
        await visitor.SignInAsync(user.Email);
        var form = (await visitor.GetAsync($"/Identity/Account/{page}")).Form(page);

        await user.ChangePasswordAsync("quite another long password");

        var answer = await visitor.SubmitAsync(form, (field, field == "Input.RecoveryCode" ? codes[0] : app.Code));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.EndsWith("/Login", answer.Header("Location"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task Signing_out_clears_what_pages_left_in_the_browser()
    {
        await using var site = new Site();
        using var user = await site.NewUserAsync();
        var signedOut = await user.SubmitAsync((await user.GetAsync("/")).Form("Logout"));

        Assert.Equal("\"cache\", \"storage\"", signedOut.Header("Clear-Site-Data"));
        Assert.Null((await user.GetAsync("/")).Header("Clear-Site-Data"));
    }
}
