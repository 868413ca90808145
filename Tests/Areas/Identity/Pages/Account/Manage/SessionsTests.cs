using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Sessions;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account.Manage;

/// <summary>Where the account is signed in, and how one device or program is signed out.</summary>
public sealed class SessionsTests
{
    private const string Address = "/Identity/Account/Manage/Sessions";
    private const string Firefox =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0";

    private readonly MovingClock clock = new();

    [Fact]
    public async Task Each_is_listed_with_its_name_since_when_and_last_used_and_can_be_signed_out()
    {
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();
        using var elsewhere = site.NewVisitor();
        elsewhere.Headers["User-Agent"] = Firefox;
        await elsewhere.SignInAsync(user.Email);
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);

        var page = await user.GetAsync(Address);
        var rows = page.Document.QuerySelectorAll("[data-session]").Select(Answer.Text).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Single(rows, row => row.StartsWith("Firefox · Windows", StringComparison.Ordinal));
        Assert.Single(rows, row => row.Contains("Program", StringComparison.Ordinal));
        Assert.Single(page.Document.QuerySelectorAll("[data-own]"));
        Assert.Equal(2, page.Document.QuerySelectorAll("[data-session] form").Length);

        var form = page.Document.QuerySelectorAll("[data-session] form").OfType<IHtmlFormElement>()
            .Single(form => form.ParentElement!.TextContent.Contains("Firefox", StringComparison.Ordinal));
        var ended = await user.GetAsync((await user.SubmitAsync(form)).Header("Location")!);

        Assert.Equal("Signed out.", ended.TextOf("[role='status']"));
        Assert.Equal(2, ended.Document.QuerySelectorAll("[data-session]").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/partners")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/auth/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task Nobody_elses_can_be_signed_out()
    {
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();
        using var other = await site.NewUserAsync();
        using var another = site.NewVisitor();
        await another.SignInAsync(user.Email);
        var id = (string)site.Query($"""
            SELECT "Id" FROM "OpenSessions" WHERE "UserId" = '{await site.UserIdAsync(other.Email)}'
            """)[0][0]!;
        var form = (await user.GetAsync(Address)).Document.QuerySelectorAll("[data-session] form")
            .OfType<IHtmlFormElement>().First();

        Assert.Equal(HttpStatusCode.Redirect, (await user.SubmitAsync(form, ("id", id))).Status);

        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/partners")).Status);
        Assert.DoesNotContain(id, (await user.GetAsync(Address)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ended_otherwise_is_not_listed_and_the_session_that_changed_the_password_is()
    {
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();
        using var signedOut = site.NewVisitor();
        await signedOut.SignInAsync(user.Email);
        await signedOut.SignOutAsync();
        using var elsewhere = site.NewVisitor();
        await elsewhere.SignInAsync(user.Email);
        Assert.Equal(2, (await user.GetAsync(Address)).Document.QuerySelectorAll("[data-session]").Length);

        await user.ChangePasswordAsync("quite another long password");

        Assert.Single((await user.GetAsync(Address)).Document.QuerySelectorAll("[data-session]"));
        Assert.Single((await user.GetAsync(Address)).Document.QuerySelectorAll("[data-own]"));
    }

    [Fact]
    public async Task When_it_was_last_used_is_written_for_many_at_once_and_by_no_request()
    {
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();
        var before = LastSeen(site);
        clock.Advance(TimeSpan.FromMinutes(20));

        await user.GetAsync("/partners");
        await user.GetAsync("/partners");
        Assert.Equal(before, LastSeen(site));

        await site.Services.GetRequiredService<SeenSessions>().WriteAsync(CancellationToken.None);
        Assert.NotEqual(before, LastSeen(site));
    }

    [Fact]
    public async Task What_has_expired_is_not_listed()
    {
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();
        await site.NewProgram().LoginAsync(user.Email);
        clock.Advance(TimeSpan.FromHours(7));
        await user.SignInAsync(user.Email);
        Assert.Equal(2, (await user.GetAsync(Address)).Document.QuerySelectorAll("[data-session]").Length);

        clock.Advance(TimeSpan.FromHours(1.1));
        await user.SignInAsync(user.Email);
        Assert.Single((await user.GetAsync(Address)).Document.QuerySelectorAll("[data-session]"));

        using var later = site.NewVisitor();
        clock.Advance(TimeSpan.FromDays(14.1));
        await later.SignInAsync(user.Email);
        Assert.Single((await later.GetAsync(Address)).Document.QuerySelectorAll("[data-session]"));
    }

    private static string LastSeen(Site site) =>
        (string)site.Query("""SELECT "LastSeenAt" FROM "OpenSessions" """).Single()[0]!;
}
