namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// The clock of a process that somebody sets while it runs, by libfaketime. Time goes on at its pace, and what counts
/// seconds by the system's other clock is not disturbed: so it is where an administrator or NTP sets a clock.
/// </summary>
internal sealed class FakeClock(string file)
{
    private static readonly string? Library = Directory
        .EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", new EnumerationOptions { RecurseSubdirectories = true })
        .FirstOrDefault();

    /// <summary>What a process needs to have this clock.</summary>
    public (string Name, string Value)[] Variables
    {
        get
        {
            Assert.SkipUnless(Library is not null, "faketime is not installed: run ./test.sh, which installs it.");
            return
            [
                ("LD_PRELOAD", Library!),
                ("FAKETIME_TIMESTAMP_FILE", file),
                ("FAKETIME_CACHE_DURATION", "1"),
                ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
                ("DONT_FAKE_MONOTONIC", "1"),
            ];
        }
    }

    /// <summary>Sets it so many days ahead of the true time.</summary>
    public Task SetAsync(int days) => File.WriteAllTextAsync(file, $"{days:+0;-0}d");

    /// <summary>Sets it, and waits until the site there answers with that date.</summary>
    public async Task SetAsync(int days, Uri address)
    {
        await SetAsync(days);
        using var http = new HttpClient { BaseAddress = address };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        // The server makes the date once a second.
        while (await AheadAsync(http, limit.Token) is var ahead && Math.Abs(ahead.TotalDays - days) > 0.5)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }
    }

    private static async Task<TimeSpan> AheadAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync("/healthz", cancellationToken);
        return answer.Headers.Date!.Value - DateTimeOffset.UtcNow;
    }
}
