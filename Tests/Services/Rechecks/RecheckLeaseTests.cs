namespace PartnerSite.Tests.Services.Rechecks;

/// <summary>One instance at a time asks about connections again.</summary>
public sealed class RecheckLeaseTests : IDisposable
{
    private readonly Rechecking rechecks = new();

    public void Dispose() => rechecks.Dispose();

    [Fact]
    public async Task While_another_instance_holds_the_lease_nobody_is_asked()
    {
        await rechecks.StoreAsync("an", askedHoursAgo: 30, ("chotot_id", "1"));
        var (first, second) = (rechecks.NewInstance(), rechecks.NewInstance());
        await first.RunAsync(default);
        await rechecks.StoreAsync("binh", askedHoursAgo: 30, ("chotot_id", "1"));

        Assert.Equal(0, await second.RunAsync(default));
        rechecks.Partners.Clock.Now += TimeSpan.FromMinutes(3);
        Assert.Equal(1, await second.RunAsync(default));
        Assert.Equal(0, await first.RunAsync(default));
    }

    [Fact]
    public async Task One_that_is_stopped_gives_the_lease_back_and_takes_nobody_elses()
    {
        await rechecks.StoreAsync("an", askedHoursAgo: 30, ("chotot_id", "1"));
        var (first, second) = (rechecks.NewInstance(), rechecks.NewInstance());
        await first.RunAsync(default);

        await second.StopAsync();
        Assert.Single(rechecks.Leases.Held);
        await first.StopAsync();
        Assert.Empty(rechecks.Leases.Held);
    }

    [Fact]
    public async Task Who_loses_the_lease_midway_stops_there()
    {
        for (var user = 0; user < 4; user++)
        {
            await rechecks.StoreAsync($"user {user}", askedHoursAgo: 30 + user, ("chotot_id", "1"));
        }

        // One attempt for the round and one before each question: the third question is another instance's.
        rechecks.Leases.Trying = attempt =>
        {
            if (attempt == 3)
            {
                rechecks.Leases.Held["recheck"] =
                    new() { Name = "recheck", Holder = "another", Until = rechecks.Partners.Clock.Now.AddMinutes(1) };
            }
        };

        Assert.Equal(2, await rechecks.RunAsync());
    }
}
