using System.Diagnostics;
using System.Net;
using PartnerSite.Services.Accounts;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts;

/// <summary>However many sign in at once, hashing leaves half of the processors to everybody else.</summary>
[Collection(nameof(Alone))]
public sealed class HashingPlacesTests
{
    private const int AtOnce = 16;
    private const int Rounds = 3;

    // A read takes less than a millisecond. On a busy machine the scheduler alone makes a few of that, and nobody
    // notices; where hashing has all of the processors, a read waits for whole hashes: hundreds.
    private const double Floor = 20;

    private static readonly TimeSpan Load = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    [Fact, Drill]
    public async Task While_16_sign_in_at_once_others_wait_no_more_than_3_times_as_long()
    {
        var folder = Directory.CreateTempSubdirectory("partnersite-");

        try
        {
            await using var site = new SiteProcess(
                folder.FullName,
                "Production",
                ("Encryption__Key", new RootKey().Text),
                ("Accounts__RegistrationsPerMinute", "1000"),
                ("Accounts__GuessesPerMinute", "1000"));
            var address = new Uri((await site.AddressAsync())!);
            var accounts = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => RegisterAsync(address)));
            using var reader = new ApiClient(address);
            await reader.LoginAsync(accounts[0]);
            await P95Async(reader, TimeSpan.FromSeconds(1), []);
            var (quiet, busy) = (new List<double>(), new List<double>());

            for (var round = 0; round < Rounds; round++)
            {
                quiet.Add(await P95Async(reader, Load / 2, []));
                busy.Add(await P95Async(reader, Load, accounts));
            }

            var (without, with) = (Median(quiet), Median(busy));
            TestContext.Current.TestOutputHelper?.WriteLine($"p95 {without:F2} ms alone, {with:F2} ms under sign-ins");
            Assert.True(with <= Math.Max(3 * without, Floor), $"{without:F2} ms alone, {with:F2} ms under sign-ins");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task One_place_for_two_processors_and_a_stranger_who_comes_when_64_wait_is_asked_to_come_back()
    {
        using var places = new HashingPlaces();
        var free = Math.Max(1, Environment.ProcessorCount / 2);
        var entered = Enumerable.Range(0, free + 64)
            .Select(number => places.EnterAsync(isKnown: false, Network(number), CancellationToken.None))
            .ToList();

        Assert.Equal(free, entered.Count(place => place.IsCompletedSuccessfully));
        var refused = await Assert.ThrowsAsync<TooManyGuessesException>(
            () => places.EnterAsync(isKnown: false, Network(200), CancellationToken.None));
        Assert.Equal("5", refused.Seconds);

        foreach (var place in entered)
        {
            (await place).Dispose();
        }

        (await places.EnterAsync(isKnown: false, Network(200), CancellationToken.None)).Dispose();
    }

    [Fact]
    public async Task Somebody_known_waits_for_no_stranger_who_waits()
    {
        using var places = new HashingPlaces();
        var strangers = Enumerable.Range(0, Environment.ProcessorCount + 8)
            .Select(number => places.EnterAsync(isKnown: false, Network(number), CancellationToken.None))
            .ToList();
        var known = places.EnterAsync(isKnown: true, Network(200), CancellationToken.None);
        Assert.False(known.IsCompleted);

        (await strangers[0]).Dispose();

        await known;
        Assert.All(
            strangers.Skip(Math.Max(1, Environment.ProcessorCount / 2)), waiting => Assert.False(waiting.IsCompleted));
    }

    [Fact]
    public async Task However_many_of_one_network_are_known_somebody_of_another_waits_for_few()
    {
        using var places = new HashingPlaces();
        var many = Enumerable.Range(0, 60)
            .Select(_ => places.EnterAsync(isKnown: true, Network(1), CancellationToken.None))
            .ToList();
        var other = places.EnterAsync(isKnown: true, Network(2), CancellationToken.None);

        for (var i = 0; i < 4; i++)
        {
            (await many[i]).Dispose();
        }

        (await other).Dispose();
        Assert.InRange(many.Count(place => !place.IsCompleted), 40, 60);
    }

    private static IPAddress Network(int number) => new([192, 0, 2, (byte)number]);

    // While the accounts sign in again and again. The sign-ins stop with it, and none may be refused.
    private static async Task<double> P95Async(ApiClient reader, TimeSpan duration, IReadOnlyList<string> accounts)
    {
        using var over = new CancellationTokenSource(duration);
        var signIns = accounts.Select(account => SignInAgainAndAgainAsync(reader, account, over.Token)).ToList();
        var times = new List<double>();

        while (!over.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/api/v1/auth/me")).Status);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }

        var counts = await Task.WhenAll(signIns);
        Assert.All(counts, count => Assert.NotEqual(0, count));
        return times.Order().ElementAt(times.Count * 95 / 100);
    }

    private static async Task<int> SignInAgainAndAgainAsync(ApiClient reader, string account, CancellationToken over)
    {
        using var program = new ApiClient(reader.Address);
        var count = 0;

        for (; !over.IsCancellationRequested; count++)
        {
            Assert.Equal(HttpStatusCode.OK, (await program.LoginAsync(account)).Status);
        }

        return count;
    }

    private static async Task<string> RegisterAsync(Uri address)
    {
        using var user = new SiteClient(address);
        await user.RegisterAsync(Emails.New());
        return user.Email;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
