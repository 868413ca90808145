using System.Net;
using System.Security.Cryptography;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Sessions;

/// <summary>The clock of the machine is days wrong, at the start and while the site runs.</summary>
[Drill]
public sealed class WrongClockTests : IDisposable
{
    // More than it takes to lock an account.
    private const int Guesses = 101;

    private const int WhenLocked = 2;
    private static readonly int[] Days = [0, WhenLocked, -2, 0];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");
    private readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private int opened;
    private int keptOut;
    private int failed;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task No_ended_session_opens_again_and_nobody_is_kept_out()
    {
        var clock = new FakeClock(Path.Combine(folder.FullName, "clock"));
        await clock.SetAsync(0);
        SiteClient user, left;
        string victim;

        await using (var site = NewSite(clock))
        {
            var address = new Uri((await site.AddressAsync())!);
            (user, left, victim) = (new(address), new(address), Emails.New());
            await user.RegisterAsync(Emails.New());
            await left.RegisterAsync(Emails.New());
            await new SiteClient(address).RegisterAsync(victim);
            var copy = left.Cookies.GetAllCookies();
            await left.SignOutAsync();
            left.Cookies.Add(copy);

            foreach (var days in Days)
            {
                await clock.SetAsync(days, address);

                if (days == WhenLocked && DrillAttribute.IsLong)
                {
                    await LockAsync(address, victim);
                }

                await AskAsync(address, user, left, victim, days);
            }
        }

        foreach (var days in Days)
        {
            await clock.SetAsync(days);
            await using var site = NewSite(clock);
            var address = new Uri((await site.AddressAsync())!);
            await AskAsync(address, user, left, victim, days);
        }

        user.Dispose();
        left.Dispose();
        Drill.Say(
            "a wrong clock opens nothing and locks nobody out",
            "two days ahead and behind, at start and while running: 0 ended sessions open, 0 kept out, 0 failures",
            $"{opened} open, {keptOut} kept out, {failed} failures",
            opened + keptOut + failed == 0);
    }

    private SiteProcess NewSite(FakeClock clock) => new(
        folder.FullName, "Production",
        [
            .. clock.Variables,
            ("Encryption__Key", key),
            ("Accounts__GuessesPerMinute", "1000000"),
        ]);

    private async Task AskAsync(Uri address, SiteClient user, SiteClient left, string victim, int days)
    {
        user.MoveTo(address);
        left.MoveTo(address);
        opened += (await left.GetAsync("/partners")).Status == HttpStatusCode.OK ? 1 : 0;
        failed += (await user.GetAsync("/partners")).Status >= HttpStatusCode.InternalServerError ? 1 : 0;
        await SignInAsync(address, user.Email);

        // By that clock the minutes of the lock are not over.
        if (days != WhenLocked)
        {
            await SignInAsync(address, victim);
        }
    }

    private async Task SignInAsync(Uri address, string email)
    {
        using var program = new ApiClient(address);
        keptOut += (await program.LoginAsync(email)).Status == HttpStatusCode.OK ? 0 : 1;
    }

    // Under this clock it is locked for some minutes.
    private static async Task LockAsync(Uri address, string email)
    {
        using var program = new ApiClient(address);

        for (var i = 0; i < Guesses; i++)
        {
            await program.LoginAsync(email, "a wrong password");
        }

        Assert.NotEqual(HttpStatusCode.OK, (await program.LoginAsync(email)).Status);
    }
}
