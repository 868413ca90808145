using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Rechecks;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rechecks;

/// <summary>
/// Connections are checked again by the site itself: a day after, politely, and by one instance at a time.
/// </summary>
public sealed class RecheckTests
{
    [Fact]
    public async Task A_connection_is_checked_again_after_a_day_and_not_before()
    {
        var clock = new MovingClock();
        await using var site = await NewSiteAsync(clock);
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAexpires-7d");
        var asked = site.Partners.Requests.Count;

        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await RunAsync(site));
        Assert.Equal(asked, site.Partners.Requests.Count);

        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await RunAsync(site));
        Assert.EndsWith(
            "checked just now", (await user.GetAsync("/")).TextOf("[data-verdict]"), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(site));
    }

    [Fact]
    public async Task What_was_saved_without_a_check_has_its_turn_and_what_is_incomplete_blocks_nothing()
    {
        await using var site = await NewSiteAsync(rate: 1);
        using var incomplete = await site.NewSignedInProgramAsync();
        await incomplete.PutAsync("/api/v1/profile/attributes", new { whatsapp_phone_number_id = "106853218861309" });
        using var unasked = await site.NewSignedInProgramAsync();
        await unasked.PutWhatsAppAsync(token: "EAAexpired");

        // One check a minute.
        Assert.Equal(0, await RunAsync(site));
        Assert.Equal(1, await RunAsync(site));
        Assert.Equal("needs_attention", await unasked.StatusAsync());
    }

    [Fact]
    public async Task A_partner_that_is_down_is_left_alone_after_three_tries_and_the_other_is_not()
    {
        await using var site = await NewSiteAsync();

        for (var i = 0; i < 6; i++)
        {
            using var program = await site.NewSignedInProgramAsync();
            await program.PutWhatsAppAsync(token: "EAArate-429");
            await PutChototAsync(program);
        }

        Assert.Equal(9, await RunAsync(site));
        Assert.Equal(
            3,
            site.Partners.Requests.Count(request =>
                request.Headers.GetValueOrDefault("Authorization") == "Bearer EAArate-429"));
        Assert.Equal(6, site.Query("""SELECT 1 FROM "PartnerConnections" WHERE "State" = 'connected' """).Count);
    }

    [Fact]
    public async Task What_is_due_at_a_partner_that_is_down_takes_no_turn_of_the_other()
    {
        await using var site = await NewSiteAsync();

        for (var i = 0; i < 6; i++)
        {
            using var program = await site.NewSignedInProgramAsync();
            await (i < 5 ? program.PutWhatsAppAsync(token: "EAArate-429") : PutChototAsync(program));
        }

        site.Execute(
            """UPDATE "PartnerConnections" SET "AskedAt" = iif("Partner" = 'whatsapp', '2026-01-01', '2026-01-02')""");
        var clock = new HandWoundClock();
        var run = RecheckerOf(site, clock, rate: 4).RunAsync(CancellationToken.None);

        for (var pause = 0; pause < 3; pause++)
        {
            var timer = await clock.NextAsync();
            Assert.InRange(timer.Due, TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(19));
            timer.Ring();
        }

        Assert.Equal(4, await run);
        Assert.Single(site.Query("""SELECT 1 FROM "PartnerConnections" WHERE "State" = 'connected' """));
    }

    [Fact]
    public async Task Once_a_minute_it_looks_for_what_is_due_and_stopping_it_gives_the_lease_back()
    {
        await using var site = await NewSiteAsync();
        using var program = await site.NewSignedInProgramAsync();
        await PutChototAsync(program);
        var clock = new HandWoundClock();
        using var service = new RecheckService(
            RecheckerOf(site, clock, rate: 30), clock, site.Services.GetRequiredService<ILogger<RecheckService>>());
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
    public async Task Only_a_changed_verdict_is_noted_like_a_check_by_the_user_and_an_outage_changes_nothing()
    {
        await using var site = await NewSiteAsync();
        using var program = await site.NewSignedInProgramAsync();
        await PutChototAsync(program);
        await RunAgainAsync();
        await RunAgainAsync();
        site.Execute("""UPDATE "PartnerConnections" SET "State" = 'needs_attention', "AskedAt" = NULL""");
        await RunAgainAsync();
        await site.Partners.DisposeAsync();
        await RunAgainAsync();

        Assert.Equal(
            [
                "api_signed_in",
                "attributes_set chotot chotot_id",
                "checked chotot connected",
                "rechecked chotot connected",
                "checked chotot connected",
                "rechecked chotot could_not_check",
            ],
            await ActivityRows.OfAsync(site, program.Email));
        Assert.Equal("connected", await program.StatusAsync("chotot"));

        Task<int> RunAgainAsync()
        {
            site.Execute("""UPDATE "PartnerConnections" SET "AskedAt" = NULL""");
            return RunAsync(site);
        }
    }

    [Fact]
    public async Task One_instance_checks_at_a_time_and_the_other_takes_over_when_it_dies()
    {
        var clock = new MovingClock();
        await using var site = await NewSiteAsync(clock);
        await using var other = new SiteOn(site) { Clock = clock };
        StandInSite.Use(other, site.Partners);
        other.Settings["Partners:RechecksPerMinute"] = "6000";
        using var program = await site.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync();

        Assert.Equal(1, await RunAsync(site));
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await RunAsync(other));

        // The other holds the lease now, until it has not renewed it for two minutes.
        site.Execute("""UPDATE "PartnerConnections" SET "AskedAt" = NULL""");
        Assert.Equal(0, await RunAsync(site));
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await RunAsync(site));

        // An instance that stops releases the lease at once.
        site.Execute("""UPDATE "PartnerConnections" SET "AskedAt" = NULL""");
        await site.Services.GetRequiredService<Rechecker>().StopAsync();
        Assert.Equal(1, await RunAsync(other));
    }

    [Fact]
    public async Task A_disabled_account_is_not_checked()
    {
        await using var site = await NewSiteAsync();
        using var program = await site.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync();
        site.Disable(program.Email);

        Assert.Equal(0, await RunAsync(site));
    }

    private static async Task<StandInSite> NewSiteAsync(TimeProvider? clock = null, int rate = 6_000)
    {
        var site = new StandInSite { Clock = clock, Settings = { ["Partners:RechecksPerMinute"] = $"{rate}" } };
        await site.InitializeAsync();
        return site;
    }

    private static Rechecker RecheckerOf(StandInSite site, TimeProvider clock, int rate)
    {
        var services = site.Services;
        return new(
            services.GetRequiredService<IProfileStore>(),
            services.GetRequiredService<ILeaseStore>(),
            services.GetRequiredService<PartnerCatalog>(),
            services.GetRequiredService<PartnerChecks>(),
            services.GetRequiredService<ConnectionChecks>(),
            new RecheckSettings(IsOn: true, rate),
            clock);
    }

    private static Task<ApiAnswer> PutChototAsync(ApiClient program) =>
        program.PutAsync("/api/v1/profile/attributes", new { chotot_id = "85558138" });

    private static Task<int> RunAsync(Site site) =>
        site.Services.GetRequiredService<Rechecker>().RunAsync(CancellationToken.None);
}
