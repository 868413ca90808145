using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Auth;

/// <summary>A token, or a copy of a cookie, is of no use once its session has ended, on every instance.</summary>
public sealed class SessionTests(Site site)
{
    private const string Me = "/api/v1/auth/me";

    [Fact]
    public async Task A_signed_out_token_is_refused_and_the_users_other_sessions_go_on()
    {
        using var user = await site.NewUserAsync();
        var (here, elsewhere) = (site.NewProgram(), site.NewProgram());
        await here.LoginAsync(user.Email);
        await elsewhere.LoginAsync(user.Email);

        var answer = await here.PostAsync("/api/v1/auth/logout");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["status", "message"], answer.Members);
        Assert.Equal("success", answer.Text("status"));
        Assert.NotEmpty(answer.Text("message")!);
        (await here.GetAsync(Me)).AssertProblem(HttpStatusCode.Unauthorized);
        (await here.PostAsync("/api/v1/auth/logout")).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync(Me)).Status);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("disabled")]
    [InlineData("deleted")]
    [InlineData("everywhere")]
    public async Task A_change_of_the_account_ends_tokens_and_cookies_at_the_next_request_on_every_instance(
        string change)
    {
        await using var second = new SiteOn(site);
        using var user = await site.NewUserAsync();
        using var cookie = await CopyOfCookieAsync(site, user);
        using var cookieThere = await CopyOfCookieAsync(second, user);
        var (program, programThere) = (site.NewProgram(), second.NewProgram());
        await program.LoginAsync(user.Email);
        programThere.Token = program.Token;
        Assert.Equal(HttpStatusCode.OK, (await programThere.GetAsync(Me)).Status);

        await (change switch
        {
            "password" => user.ChangePasswordAsync("another quite long password"),
            "everywhere" => user.SignOutEverywhereAsync(),
            "disabled" => Task.Run(() => site.Disable(user.Email)),
            _ => Task.Run(() => site.Delete(user.Email)),
        });

        Assert.All(
            await Task.WhenAll(program.GetAsync(Me), programThere.GetAsync(Me)),
            answer => answer.AssertProblem(HttpStatusCode.Unauthorized));
        (await program.PutAsync("/api/v1/profile/attributes", new { chotot_id = "1" })).AssertProblem(
            HttpStatusCode.Unauthorized);
        Assert.All(
            await Task.WhenAll(cookie.GetAsync("/partners"), cookieThere.GetAsync("/partners")),
            answer => Assert.StartsWith("/Identity/Account/Login", answer.Header("Location"), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_session_that_changed_the_password_goes_on()
    {
        var user = await site.NewUserAsync();
        await user.ChangePasswordAsync("another quite long password");

        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task A_copy_of_a_signed_out_cookie_is_refused_everywhere()
    {
        await using var second = new SiteOn(site);
        var user = await site.NewUserAsync();
        using var copy = await CopyOfCookieAsync(site, user);
        using var copyThere = await CopyOfCookieAsync(second, user);
        Assert.Equal(HttpStatusCode.OK, (await copyThere.GetAsync("/partners")).Status);

        await user.SignOutAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await copy.GetAsync("/partners")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await copyThere.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task A_cookie_that_was_issued_again_is_still_the_same_session()
    {
        var user = await site.NewUserAsync();
        using var copy = await CopyOfCookieAsync(site, user);
        await user.SaveWhatsAppAsync();

        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/partners")).Status);
        await user.SignOutAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await copy.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task A_token_ends_after_its_eight_hours()
    {
        var clock = new MovingClock();
        await using var aging = new Site { Clock = clock };
        using var user = await aging.NewUserAsync();
        var program = aging.NewProgram();
        await program.LoginAsync(user.Email);

        clock.Advance(TimeSpan.FromMinutes(479));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Me)).Status);
        clock.Advance(TimeSpan.FromMinutes(2));
        var answer = (await program.GetAsync(Me)).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task A_signed_out_token_stays_so_when_tokens_live_shorter_from_now_on()
    {
        var clock = new MovingClock();
        await using var first = new Site { Clock = clock };
        await using var second = new SiteOn(first) { Clock = clock, Settings = { ["Api:TokenLifetime"] = "00:00:04" } };
        using var user = await first.NewUserAsync();
        var (ended, another) = (first.NewProgram(), first.NewProgram());
        await ended.LoginAsync(user.Email);
        await another.LoginAsync(user.Email);
        var (endedThere, anotherThere) = (second.NewProgram(), second.NewProgram());
        (endedThere.Token, anotherThere.Token) = (ended.Token, another.Token);

        await endedThere.PostAsync("/api/v1/auth/logout");
        clock.Advance(TimeSpan.FromSeconds(5));
        await anotherThere.PostAsync("/api/v1/auth/logout");

        (await endedThere.GetAsync(Me)).AssertProblem(HttpStatusCode.Unauthorized);
        (await ended.GetAsync(Me)).AssertProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_everywhere_is_not_undone_by_a_change_that_began_before()
    {
        using var user = await site.NewUserAsync();
        var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        using var scope = site.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ApplicationUser>>();
        var account = (await users.FindByEmailAsync(user.Email))!;

        await user.SignOutEverywhereAsync();

        // The change that somebody's wrong password would write.
        Assert.False((await users.AccessFailedAsync(account)).Succeeded);
        (await program.GetAsync(Me)).AssertProblem(HttpStatusCode.Unauthorized);
    }

    private static async Task<SiteClient> CopyOfCookieAsync(Site site, SiteClient user)
    {
        var copy = user.CopyTo(site);
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/partners")).Status);
        return copy;
    }
}
