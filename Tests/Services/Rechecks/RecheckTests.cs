using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Rechecks;
using PartnerSite.Services.Startup;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rechecks;

/// <summary>Connections are checked again by the site itself: a day after, politely, and by one instance at a time.</summary>
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
        Assert.EndsWith("checked just now", (await user.GetAsync("/")).TextOf("[data-verdict]"), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(site));
    }

    [Fact]
    public async Task What_was_saved_without_a_check_has_its_turn_and_what_is_incomplete_is_in_nobodys_way()
    {
        await using var site = await NewSiteAsync(rate: 1);
        using var incomplete = await site.NewSignedInProgramAsync();
        await incomplete.PutAsync("/api/v1/profile/attributes", new { whatsapp_phone_number_id = "106853218861309" });
        using var unchecked_ = await site.NewSignedInProgramAsync();
        await unchecked_.PutAsync("/api/v1/profile/attributes", new { whatsapp_phone_number_id = "106853218861309", whatsapp_system_token = "EAAexpired" });

        // One a minute.
        Assert.Equal(0, await RunAsync(site));
        Assert.Equal(1, await RunAsync(site));
        Assert.Equal("needs_attention", (await unchecked_.GetAsync("/api/v1/profile/partners")).Json[1].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_partner_that_is_out_of_order_is_left_alone_after_three_tries_and_the_other_is_not()
    {
        await using var site = await NewSiteAsync();

        for (var i = 0; i < 6; i++)
        {
            using var program = await site.NewSignedInProgramAsync();
            await program.PutAsync("/api/v1/profile/attributes", new { whatsapp_phone_number_id = "106853218861309", whatsapp_system_token = "EAArate-429", chotot_id = "85558138" });
        }

        Assert.Equal(9, await RunAsync(site));
        Assert.Equal(3, site.Partners.Requests.Count(request => request.Headers.GetValueOrDefault("Authorization") == "Bearer EAArate-429"));
        Assert.Equal(6, site.Query("""SELECT 1 FROM "PartnerConnections" WHERE "State" = 'connected' """).Count);
    }

    [Fact]
    public async Task Two_instances_take_turns_and_one_that_died_is_followed_by_the_other()
    {
        var clock = new MovingClock();
        await using var site = await NewSiteAsync(clock);
        await using var other = new SiteOn(site) { Clock = clock };
        StandInSite.Use(other, site.Partners);
        other.Settings["Partners:RechecksPerMinute"] = "6000";
        using var program = await site.NewSignedInProgramAsync();
        await program.PutAsync("/api/v1/profile/attributes", new { whatsapp_phone_number_id = "106853218861309", whatsapp_system_token = "EAAGm0PX4ZCpsBA" });

        Assert.Equal(1, await RunAsync(site));
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await RunAsync(other));

        // The other is in charge now, until it has said nothing for two minutes.
        site.Execute("""UPDATE "PartnerConnections" SET "AskedAt" = NULL""");
        Assert.Equal(0, await RunAsync(site));
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await RunAsync(site));

        // One that is stopped gives its charge back at once.
        site.Execute("""UPDATE "PartnerConnections" SET "AskedAt" = NULL""");
        await site.Services.GetRequiredService<Rechecker>().StopAsync();
        Assert.Equal(1, await RunAsync(other));
    }

    [Fact]
    public async Task A_disabled_account_is_not_asked_about()
    {
        await using var site = await NewSiteAsync();
        using var program = await site.NewSignedInProgramAsync();
        await program.PutAsync("/api/v1/profile/attributes", new { whatsapp_phone_number_id = "106853218861309", whatsapp_system_token = "EAAGm0PX4ZCpsBA" });
        site.Execute("""UPDATE "AspNetUsers" SET "IsActive" = 0""");

        Assert.Equal(0, await RunAsync(site));
    }

    [Fact]
    public async Task It_is_off_until_it_is_turned_on()
    {
        await using var off = new Site();
        Assert.DoesNotContain(off.Services.GetServices<IHostedService>(), service => service is RecheckService);

        await using var on = new Site { Settings = { ["Partners:Recheck"] = "true" } };
        Assert.Contains(on.Services.GetServices<IHostedService>(), service => service is RecheckService);
    }

    [Theory]
    [InlineData("Partners:Recheck", "yes please")]
    [InlineData("Partners:RechecksPerMinute", "0")]
    [InlineData("Partners:RechecksPerMinute", "many")]
    [InlineData("Partners:ChecksPerMinute", "-1")]
    public void A_setting_that_makes_no_sense_stops_the_start_by_name(string name, string value)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration[name] = value;
        Assert.StartsWith($"{name} must be ", Assert.Throws<StartupException>(() => builder.AddChecks().AddRechecks()).Message, StringComparison.Ordinal);
    }

    private static async Task<StandInSite> NewSiteAsync(TimeProvider? clock = null, int rate = 6_000)
    {
        var site = new StandInSite { Clock = clock, Settings = { ["Partners:RechecksPerMinute"] = $"{rate}" } };
        await site.InitializeAsync();
        return site;
    }

    private static Task<int> RunAsync(Site site) => site.Services.GetRequiredService<Rechecker>().RunAsync(CancellationToken.None);
}
