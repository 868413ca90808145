using System.Diagnostics;
using PartnerSite.Services.Accounts;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account;

/// <summary>How long a refused sign-in takes tells nobody who has an account, on the page or in the API.</summary>
[Collection(nameof(Alone))]
public sealed class SignInTimeTests(SlowlyHashingSite site) : IClassFixture<SlowlyHashingSite>
{
    private static readonly int Rounds = DrillAttribute.IsLong ? 60 : 20;
    private const string Wrong = "wrong password";

    [Fact, Drill]
    public async Task At_the_page_and_at_the_API()
    {
        using var visitor = site.NewVisitor();
        var form = (await visitor.GetAsync("/Identity/Account/Login")).Form("Login");
        using var program = site.NewProgram();

        await AssertUniformAsync(email => visitor.SubmitAsync(form, ("Input.Email", email), ("Input.Password", Wrong)));
        await AssertUniformAsync(email => program.LoginAsync(email, Wrong));
    }

    // One at a time: at once, each would wait for the others' place to hash.
    private async Task AssertUniformAsync(Func<string, Task> signInAsync)
    {
        var (wrong, locked, disabled, unknown) = await TimesAsync(signInAsync);

        // A timer may ring a tick early.
        Assert.All([.. wrong, .. locked, .. disabled, .. unknown], time =>
            Assert.InRange(time, 0.95 * SignInGuard.ShortestRefusal.TotalMilliseconds, double.MaxValue));
        Assert.All([wrong, locked, disabled], times => Assert.InRange(Median(times) / Median(unknown), 0.8, 1.25));
    }

    private async Task<Times> TimesAsync(Func<string, Task> signInAsync)
    {
        using var wrong = await site.NewUserAsync();
        using var locked = await site.NewUserAsync();
        site.Lock(locked.Email);
        using var disabled = await site.NewUserAsync();
        site.Disable(disabled.Email);
        var times = new Times([], [], [], []);

        for (var i = 0; i < Rounds; i++)
        {
            // The fifth failure would lock this one too.
            site.Execute($"""UPDATE "AspNetUsers" SET "AccessFailedCount" = 0 WHERE "Email" = '{wrong.Email}' """);
            times.Wrong.Add(await TimeAsync(() => signInAsync(wrong.Email)));
            times.Locked.Add(await TimeAsync(() => signInAsync(locked.Email)));
            times.Disabled.Add(await TimeAsync(() => signInAsync(disabled.Email)));
            times.Unknown.Add(await TimeAsync(() => signInAsync(Emails.New())));
        }

        return times;
    }

    private static async Task<double> TimeAsync(Func<Task> workAsync)
    {
        var start = Stopwatch.GetTimestamp();
        await workAsync();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>
    /// Milliseconds by what was wrong: the password, an account that is locked, one that is disabled, one that there is
    /// not.
    /// </summary>
    private sealed record Times(List<double> Wrong, List<double> Locked, List<double> Disabled, List<double> Unknown);
}
