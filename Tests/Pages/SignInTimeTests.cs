using System.Diagnostics;
using PartnerSite.Services.Accounts;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>How long a refused sign-in takes tells nobody who has an account, at neither door.</summary>
[Collection(nameof(Alone))]
public sealed class SignInTimeTests(SlowlyHashingSite site) : IClassFixture<SlowlyHashingSite>
{
    private const int Rounds = 60;
    private const string Wrong = "wrong password";

    [Fact]
    public async Task At_the_page_and_at_the_API()
    {
        using var visitor = site.NewVisitor();
        var form = (await visitor.GetAsync("/Identity/Account/Login")).Form("Login");
        using var program = site.NewProgram();

        await Task.WhenAll(
            AssertEvenAsync(email => visitor.SubmitAsync(form, ("Input.Email", email), ("Input.Password", Wrong))),
            AssertEvenAsync(email => program.LoginAsync(email, Wrong)));
    }

    private async Task AssertEvenAsync(Func<string, Task> signInAsync)
    {
        using var wrong = await site.NewUserAsync();
        using var locked = await site.NewUserAsync();
        site.Execute($"""UPDATE "AspNetUsers" SET "LockoutEnd" = '2100-01-01 00:00:00+00:00' WHERE "Email" = '{locked.Email}' """);
        using var disabled = await site.NewUserAsync();
        site.Execute($"""UPDATE "AspNetUsers" SET "IsActive" = 0 WHERE "Email" = '{disabled.Email}' """);
        List<double> wrongTimes = [], lockedTimes = [], disabledTimes = [], unknownTimes = [];

        for (var i = 0; i < Rounds; i++)
        {
            // The fifth failure would lock this one too.
            site.Execute($"""UPDATE "AspNetUsers" SET "AccessFailedCount" = 0 WHERE "Email" = '{wrong.Email}' """);
            wrongTimes.Add(await TimeAsync(() => signInAsync(wrong.Email)));
            lockedTimes.Add(await TimeAsync(() => signInAsync(locked.Email)));
            disabledTimes.Add(await TimeAsync(() => signInAsync(disabled.Email)));
            unknownTimes.Add(await TimeAsync(() => signInAsync(Emails.New())));
        }

        // A timer may ring a tick early.
        Assert.All([.. wrongTimes, .. lockedTimes, .. disabledTimes, .. unknownTimes], time =>
            Assert.InRange(time, 0.95 * UniformSignInManager.SoonestRefusal.TotalMilliseconds, double.MaxValue));
        Assert.InRange(Median(wrongTimes) / Median(unknownTimes), 0.8, 1.25);
        Assert.InRange(Median(lockedTimes) / Median(unknownTimes), 0.8, 1.25);
        Assert.InRange(Median(disabledTimes) / Median(unknownTimes), 0.8, 1.25);
    }

    private static async Task<double> TimeAsync(Func<Task> workAsync)
    {
        var start = Stopwatch.GetTimestamp();
        await workAsync();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
