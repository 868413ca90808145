using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Startup;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Activity;

/// <summary>Entries that are too old or too many are deleted, and no others.</summary>
public sealed class ActivityPruningTests
{
    [Fact]
    public async Task Entries_are_kept_for_400_days()
    {
        var clock = new MovingClock();
        await using var site = new Site { Clock = clock };
        using var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));

        clock.Advance(TimeSpan.FromDays(399));
        Assert.Equal(0, await PrunerOf(site).PruneAsync(default));

        var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await PrunerOf(site).PruneAsync(default));
        Assert.Equal(["api_signed_in"], await ActivityRows.OfAsync(site, user.Email));
    }

    [Fact]
    public async Task Many_old_entries_go_in_one_run_and_the_page_says_how_long_they_are_kept()
    {
        await using var site = new Site { Settings = { ["Activity:KeepDays"] = "30" } };
        using var user = await site.NewUserAsync();
        ActivityRows.Add(site, user.Email, 2_500, at: "2020-01-01 00:00:00");

        Assert.Contains(
            "Entries are kept for 30 days,",
            (await user.GetAsync("/activity")).TextOf("main"),
            StringComparison.Ordinal);
        Assert.Equal(2_500, await PrunerOf(site).PruneAsync(default));
        Assert.Empty(await ActivityRows.OfAsync(site, user.Email));
    }

    [Fact]
    public async Task Of_one_user_the_newest_10000_hold_at_any_moment_and_others_keep_theirs()
    {
        await using var site = new Site();
        using var busy = await site.NewUserAsync();
        using var other = await site.NewUserAsync();
        ActivityRows.Add(site, busy.Email, 10_000);
        ActivityRows.Add(site, other.Email, 3);

        await busy.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));
        Assert.Equal((10_000, 10_001, 2), await KeptAsync());

        // The first is an entry, the second is counted to it.
        await site.NewProgram().LoginAsync(busy.Email);
        await site.NewProgram().LoginAsync(busy.Email);
        Assert.Equal((10_000, 10_002, 3), await KeptAsync());
        Assert.Equal(3, (await ActivityRows.OfAsync(site, other.Email)).Count);

        async Task<(int, long, long)> KeptAsync()
        {
            var kept = await ActivityRows.ReadAsync(site, busy.Email);
            return (kept.Count, kept[0].Number, kept[^1].Number);
        }
    }

    [Fact]
    public async Task It_runs_soon_after_the_start_and_daily_and_after_a_failure_sooner()
    {
        await using var site = new Site();
        using var user = await site.NewUserAsync();
        ActivityRows.Add(site, user.Email, 1, at: "2020-01-01 00:00:00");
        var clock = new HandWoundClock();
        using var pruning = new ActivityPruning(
            PrunerOf(site), clock, site.Services.GetRequiredService<ILogger<ActivityPruning>>());
        await pruning.StartAsync(default);

        var first = await clock.NextAsync();
        Assert.InRange(first.Due, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.5));
        var away = site.Without("Activity");
        first.Ring();

        var second = await clock.NextAsync();
        Assert.Contains("Activity could not be pruned.", site.Log.Text, StringComparison.Ordinal);
        Assert.InRange(second.Due, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12.5));
        away.Dispose();
        second.Ring();

        Assert.InRange((await clock.NextAsync()).Due, TimeSpan.FromDays(1), TimeSpan.FromDays(1.25));
        Assert.Contains("Activity was pruned: 1 old entries", site.Log.Text, StringComparison.Ordinal);
        await pruning.StopAsync(default);
    }

    [Theory]
    [InlineData(null, 400)]
    [InlineData("", 400)]
    [InlineData("1", 1)]
    [InlineData("3650", 3650)]
    public void How_long_entries_are_kept_is_a_setting(string? setting, int days) =>
        Assert.Equal(days, Read(setting).KeepDays);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("3651")]
    [InlineData("1.5")]
    [InlineData("for ever")]
    public void An_invalid_setting_is_named(string setting) =>
        Assert.Equal(
            "Activity:KeepDays must be a whole number of days from 1 to 3650, such as 400.",
            Assert.Throws<StartupException>(() => Read(setting)).Message);

    private static ActivitySettings Read(string? setting) =>
        ActivitySettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["Activity:KeepDays"] = setting })
                .Build());

    private static ActivityPruner PrunerOf(Site site) => site.Services.GetRequiredService<ActivityPruner>();
}
