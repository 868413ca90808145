using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Postgres;

/// <summary>What is limited is limited for all instances together.</summary>
public sealed class PostgresEventCounterTests : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Site one = new() { Database = new PostgresSiteDatabase(), GuessesPerMinute = 4 };
    private readonly SiteOn other;

    public PostgresEventCounterTests() => other = new(one) { GuessesPerMinute = 4 };

    public ValueTask InitializeAsync()
    {
        one.Start();
        other.Start();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await other.DisposeAsync();
        await one.DisposeAsync();
    }

    [Fact]
    public async Task Wrong_passwords_at_one_instance_count_at_the_other()
    {
        using var user = await one.NewUserAsync();

        (await one.NewProgram().LoginAsync(user.Email, "wrong password")).AssertProblem(HttpStatusCode.Unauthorized);
        (await other.NewProgram().LoginAsync(user.Email, "wrong password")).AssertProblem(HttpStatusCode.Unauthorized);
        (await one.NewProgram().LoginAsync(user.Email, "wrong password")).AssertProblem(HttpStatusCode.TooManyRequests);
        (await other.NewProgram().LoginAsync(user.Email)).AssertProblem(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Right_ones_are_taken_back()
    {
        using var user = await one.NewUserAsync();

        for (var i = 0; i < 6; i++)
        {
            var instance = i % 2 == 0 ? one : other;
            Assert.Equal(HttpStatusCode.OK, (await instance.NewProgram().LoginAsync(user.Email)).Status);
        }

        Assert.Equal(0L, one.Query("SELECT count(*) FROM \"CountedEvents\"")[0][0]);
    }

    [Fact]
    public async Task Of_many_at_once_no_more_are_counted_than_the_limit_allows()
    {
        var counters = new[] { one, other }.Select(site => site.Services.GetRequiredService<IEventCounter>()).ToList();

        var waits = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            counters[i % 2].TryAddAsync(Guid.NewGuid(), [new("all", 100, Minute), new("few", 5, Minute)], Now)));

        Assert.Equal(5, waits.Count(wait => wait == TimeSpan.Zero));
        Assert.All(waits, wait => Assert.True(wait == TimeSpan.Zero || wait == Minute));
    }

    [Fact]
    public async Task After_the_window_and_after_a_clock_that_was_days_ahead_they_count_no_more()
    {
        var counter = one.Services.GetRequiredService<IEventCounter>();
        WindowLimit limit = new("one", 1, Minute);

        Assert.Equal(TimeSpan.Zero, await counter.TryAddAsync(Guid.NewGuid(), [limit], Now.AddDays(2)));
        Assert.Equal(TimeSpan.Zero, await counter.TryAddAsync(Guid.NewGuid(), [limit], Now));
        Assert.Equal(
            TimeSpan.FromSeconds(20), await counter.TryAddAsync(Guid.NewGuid(), [limit], Now.AddSeconds(40)));
        Assert.Equal(TimeSpan.Zero, await counter.TryAddAsync(Guid.NewGuid(), [limit], Now.AddSeconds(61)));
    }
}
