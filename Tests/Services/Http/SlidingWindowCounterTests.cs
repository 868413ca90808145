using PartnerSite.Data;
using PartnerSite.Services.Http;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

public sealed class SlidingWindowCounterTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly MovingClock clock = new();
    private readonly SlidingWindowCounter counter;

    public SlidingWindowCounterTests() => counter = new(clock);

    [Fact]
    public void Beyond_its_limit_a_name_waits_until_its_oldest_event_leaves_the_window()
    {
        Keep("lan");
        clock.Advance(TimeSpan.FromSeconds(20));
        Keep("lan");
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromSeconds(30), WaitFor("lan"));

        clock.Advance(TimeSpan.FromSeconds(30));
        Keep("lan");
        Assert.Equal(TimeSpan.FromSeconds(20), WaitFor("lan"));
    }

    [Fact]
    public void Other_names_do_not_wait()
    {
        Keep("lan");
        Keep("lan");
        Keep("minh");
    }

    [Fact]
    public void One_name_that_waits_keeps_the_event_from_all_others()
    {
        Keep("lan");
        Keep("lan");

        Assert.False(counter.TryAdd([Limit("office", 1), Limit("lan")], out _, out var wait));
        Assert.Equal(Minute, wait);
        Assert.True(counter.TryAdd([Limit("office", 1), Limit("minh")], out _, out _));
    }

    [Fact]
    public void An_event_is_taken_back_unless_it_is_kept()
    {
        for (var i = 0; i < 5; i++)
        {
            Add("lan").Dispose();
        }

        Keep("lan");
        Keep("lan");
        Assert.Equal(Minute, WaitFor("lan"));
    }

    [Fact]
    public void While_an_event_may_be_taken_back_the_wait_is_a_moment()
    {
        var pending = Add("lan");
        Keep("lan");

        Assert.Equal(TimeSpan.FromSeconds(1), WaitFor("lan"));

        pending.Dispose();
        Keep("lan");
    }

    [Fact]
    public void Old_events_are_forgotten()
    {
        for (var i = 0; i < 100; i++)
        {
            Keep($"visitor {i}");
        }

        clock.Advance(Minute);
        Keep("lan");

        Assert.Equal(1, counter.Names);
    }

    [Fact]
    public async Task Of_many_at_once_no_more_than_the_limit_are_counted()
    {
        var counted = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(_ => Task.Run(() => counter.TryAdd([Limit("lan", 20)], out var _, out var _))));

        Assert.Equal(20, counted.Count(isCounted => isCounted));
    }

    [Fact]
    public void Each_name_has_its_window()
    {
        Assert.True(counter.TryAdd([new("a day", 1, TimeSpan.FromDays(1)), Limit("lan", 1)], out var counted, out _));
        counted.Keep();
        clock.Advance(TimeSpan.FromHours(1));

        Assert.True(counter.TryAdd([Limit("lan", 1)], out _, out _));
        Assert.False(counter.TryAdd([new("a day", 1, TimeSpan.FromDays(1))], out _, out var wait));
        Assert.Equal(TimeSpan.FromHours(23), wait);
    }

    [Fact]
    public void A_clock_that_is_set_makes_nobody_wait_longer_or_shorter()
    {
        Keep("lan");
        Keep("lan");
        clock.Set(TimeSpan.FromDays(-2));
        Assert.Equal(Minute, WaitFor("lan"));
        clock.Set(TimeSpan.FromDays(4));
        Assert.Equal(Minute, WaitFor("lan"));
    }

    private static WindowLimit Limit(string name, int most = 2) => new(name, most, Minute);

    private SlidingWindowCounter.Event Add(string name)
    {
        Assert.True(counter.TryAdd([Limit(name)], out var counted, out var wait));
        Assert.Equal(TimeSpan.Zero, wait);
        return counted;
    }

    private void Keep(string name) => Add(name).Keep();

    private TimeSpan WaitFor(string name)
    {
        Assert.False(counter.TryAdd([Limit(name)], out var counted, out var wait));
        Assert.Null(counted);
        return wait;
    }
}
