using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Http;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>A fault is a line of the log, however many requests meet it, and one more when it is over.</summary>
public sealed class FaultLogTests
{
    private static readonly string[] Loud = ["Warning ", "Error ", "Critical "];

    private readonly MovingClock clock = new();

    [Fact]
    public async Task However_many_requests_fail()
    {
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();
        using var program = await site.NewSignedInProgramAsync();
        var register = (await site.NewVisitor().GetAsync("/Identity/Account/Register")).Form("Register");
        var before = site.Log.Lines.Count;

        using (site.Without("AspNetUsers"))
        {
            await FailAsync();
            var code = (await user.GetAsync("/")).TextOf("[data-reference]")[^12..];
            Assert.Contains(code, Assert.Single(LoudLines()), StringComparison.Ordinal);

            clock.Advance(TimeSpan.FromSeconds(59));
            await FailAsync();
            Assert.Single(LoudLines());

            clock.Advance(TimeSpan.FromSeconds(2));
            await FailAsync();
            Assert.Equal(2, LoudLines().Count);

            // What is looked at works, and requests go on failing: it is not over.
            await LookAsync();
            Assert.Equal(2, LoudLines().Count);
        }

        clock.Advance(TimeSpan.FromSeconds(10));
        await LookAsync();
        Assert.Equal(3, LoudLines().Count);
        Assert.Contains("works again. Before, 16 requests failed", LoudLines()[2], StringComparison.Ordinal);
        Assert.All(LoudLines(), line => Assert.DoesNotContain("   at ", line, StringComparison.Ordinal));

        Task LookAsync() => site.Services.GetRequiredService<FaultLog>().LookAsync(CancellationToken.None);

        List<string> LoudLines() => [.. site.Log.Lines.Skip(before).Where(line => Loud.Any(line.StartsWith))];

        async Task FailAsync()
        {
            foreach (var address in (string[])["/", "/partners", "/activity"])
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await user.GetAsync(address)).Status);
            }

            (await program.GetAsync("/api/v1/auth/me")).AssertProblem(HttpStatusCode.ServiceUnavailable);
            using var visitor = site.NewVisitor();
            var answer = await visitor.SignInAsync(Emails.New());
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        }
    }
}
