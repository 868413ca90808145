using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerSite.Services.Rechecks;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rechecks;

/// <summary>The site looks for what is due once a minute, by one instance at a time.</summary>
public sealed class RecheckServiceTests
{
    [Fact]
    public async Task Once_a_minute_it_looks_for_what_is_due_and_stopping_it_gives_the_lease_back()
    {
        await using var site = await RecheckSites.StartAsync();
        using var program = await site.NewSignedInProgramAsync();
        await program.PutChototAsync();
        var clock = new HandWoundClock();
        using var service = new RecheckService(
            site.NewRechecker(clock, rate: 30), clock, site.Services.GetRequiredService<ILogger<RecheckService>>());
        await service.StartAsync(CancellationToken.None);

        var first = await clock.NextAsync();
        Assert.InRange(first.Due, TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(75));
        first.Ring();
        await clock.NextAsync();
        Assert.Contains("1 connections were checked again.", site.Log.Text, StringComparison.Ordinal);
        Assert.Single(site.Query("""SELECT 1 FROM "Leases" """));

        await service.StopAsync(CancellationToken.None);
        Assert.Empty(site.Query("""SELECT 1 FROM "Leases" """));
    }

    [Fact]
    public async Task One_instance_checks_at_a_time_and_the_other_takes_over_when_it_dies()
    {
        var clock = new MovingClock();
        await using var site = await RecheckSites.StartAsync(clock);
        await using var other = new SiteOn(site) { Clock = clock };
        StandInSite.Use(other, site.Partners);
        other.Settings["Partners:RechecksPerMinute"] = "6000";
        using var program = await site.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync();

        Assert.Equal(1, await site.RecheckAsync());
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await other.RecheckAsync());

        // The other holds the lease now, until it has not renewed it for two minutes.
        site.Execute("""UPDATE "PartnerConnections" SET "AskedAt" = NULL""");
        Assert.Equal(0, await site.RecheckAsync());
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await site.RecheckAsync());

        // An instance that stops releases the lease at once.
        site.Execute("""UPDATE "PartnerConnections" SET "AskedAt" = NULL""");
        await site.Services.GetRequiredService<Rechecker>().StopAsync();
        Assert.Equal(1, await other.RecheckAsync());
    }
}
