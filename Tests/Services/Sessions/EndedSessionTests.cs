using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Sessions;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Sessions;

/// <summary>How long it is known that a session has ended.</summary>
public sealed class EndedSessionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_record_of_an_ended_session_is_deleted_long_after_its_token_has_expired()
    {
        var clock = new MovingClock();
        await using var aging = new Site { Clock = clock };
        using var user = await aging.NewUserAsync();
        await SignInAndOutAsync();
        clock.Advance(TimeSpan.FromDays(40));
        await SignInAndOutAsync();

        var forgotten = await aging.Services.GetRequiredService<ISessionStore>().ForgetAsync(
            clock.GetUtcNow().UtcDateTime - EndedSessionPruning.Margin, CancellationToken.None);

        Assert.Equal(1, forgotten);
        Assert.Single(aging.Query("""SELECT * FROM "EndedSessions" """));

        async Task SignInAndOutAsync()
        {
            var program = aging.NewProgram();
            await program.LoginAsync(user.Email);
            await program.PostAsync("/api/v1/auth/logout");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task Nor_does_a_site_that_is_started_under_a_wrong_clock(int daysAhead)
    {
        var (clock, key) = (new MovingClock(), new RootKey().Text);
        string email, token;

        await using (var site = Start())
        {
            using var program = await site.NewSignedInProgramAsync();
            using var user = await site.NewUserAsync();
            (email, token) = (user.Email, program.Token!);
            await program.PostAsync("/api/v1/auth/logout");
        }

        clock.Set(TimeSpan.FromDays(daysAhead));

        await using (var wrong = Start())
        {
            wrong.Lock(email, TimeSpan.FromDays(daysAhead));
            await wrong.Services.GetRequiredService<ISessionStore>().ForgetAsync(
                clock.GetUtcNow().UtcDateTime - EndedSessionPruning.Margin, CancellationToken.None);
            using var other = await wrong.NewSignedInProgramAsync();
            await other.PostAsync("/api/v1/auth/logout");
        }

        clock.Set(TimeSpan.FromDays(-daysAhead));
        await using var right = Start();
        using var copy = right.NewProgram();
        copy.Token = token;
        (await copy.GetAsync("/api/v1/auth/me")).AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, (await right.NewProgram().LoginAsync(email)).Status);

        BrowserSiteIn Start() => new(folder.FullName) { Clock = clock, EncryptionKey = key };
    }

    [Theory]
    [InlineData(7)]
    [InlineData(48)]
    [InlineData(-48)]
    public async Task A_clock_that_was_wrong_for_a_while_opens_no_ended_session_again(int hoursAhead)
    {
        var clock = new MovingClock();
        await using var wrong = new Site { Clock = clock };
        using var user = await wrong.NewUserAsync();
        using var other = await wrong.NewUserAsync();
        var program = wrong.NewProgram();
        await program.LoginAsync(user.Email);
        await program.PostAsync("/api/v1/auth/logout");

        clock.Set(TimeSpan.FromHours(hoursAhead));
        await other.SignOutAsync();
        await wrong.NewProgram().LoginAsync(other.Email);
        clock.Set(TimeSpan.FromHours(-hoursAhead));

        (await program.GetAsync("/api/v1/auth/me")).AssertProblem(HttpStatusCode.Unauthorized);
    }
}
