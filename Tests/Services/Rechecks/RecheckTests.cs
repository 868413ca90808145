using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rechecks;

/// <summary>Connections are checked again by the site itself: a day after, and politely.</summary>
public sealed class RecheckTests
{
    [Fact]
    public async Task A_connection_is_checked_again_after_a_day_and_not_before()
    {
        var clock = new MovingClock();
        await using var site = await RecheckSites.StartAsync(clock);
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAexpires-7d");
        var asked = site.Partners.Requests.Count;

        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await site.RecheckAsync());
        Assert.Equal(asked, site.Partners.Requests.Count);

        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await site.RecheckAsync());
        Assert.EndsWith(
            "Checked just now", (await user.GetAsync("/")).TextOf("[data-verdict]"), StringComparison.Ordinal);
        Assert.Equal(0, await site.RecheckAsync());
    }

    [Fact]
    public async Task What_was_saved_without_a_check_has_its_turn_and_what_is_incomplete_blocks_nothing()
    {
        await using var site = await RecheckSites.StartAsync(rate: 1);
        using var incomplete = await site.NewSignedInProgramAsync();
        await incomplete.PutAsync("/api/v1/profile/attributes", new { whatsapp_phone_number_id = "106853218861309" });
        using var unasked = await site.NewSignedInProgramAsync();
        await unasked.PutWhatsAppAsync(token: "EAAexpired");

        // One check a minute.
        Assert.Equal(0, await site.RecheckAsync());
        Assert.Equal(1, await site.RecheckAsync());
        Assert.Equal("needs_attention", await unasked.StatusAsync());
    }

    [Fact]
    public async Task A_partner_that_is_down_is_left_alone_after_three_tries_and_the_other_is_not()
    {
        await using var site = await RecheckSites.StartAsync();

        var emails = new List<string>();

        for (var i = 0; i < 6; i++)
        {
            using var program = await site.NewSignedInProgramAsync();
            await program.PutWhatsAppAsync(token: "EAArate-429");
            await program.PutChototAsync();
            emails.Add(program.Email);
        }

        Assert.Equal(9, await site.RecheckAsync());
        Assert.Equal(
            3,
            site.Partners.Requests.Count(request =>
                request.Headers.GetValueOrDefault("Authorization") == "Bearer EAArate-429"));
        Assert.Equal(6, await CountConnectedAsync(site, emails));
    }

    [Fact]
    public async Task What_is_due_at_a_partner_that_is_down_takes_no_turn_of_the_other()
    {
        await using var site = await RecheckSites.StartAsync();

        var emails = new List<string>();

        for (var i = 0; i < 6; i++)
        {
            using var program = await site.NewSignedInProgramAsync();
            emails.Add(program.Email);
            await (i < 5 ? program.PutWhatsAppAsync(token: "EAArate-429") : program.PutChototAsync());
        }

        site.Execute(
            """UPDATE "PartnerConnections" SET "AskedAt" = iif("Partner" = 'whatsapp', '2026-01-01', '2026-01-02')""");
        var clock = new HandWoundClock();
        var run = site.NewRechecker(clock, rate: 4).RunAsync(CancellationToken.None);

        for (var pause = 0; pause < 3; pause++)
        {
            var timer = await clock.NextAsync();
            Assert.InRange(timer.Due, TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(19));
            timer.Ring();
        }

        Assert.Equal(4, await run);
        Assert.Equal(1, await CountConnectedAsync(site, emails));
    }

    [Fact]
    public async Task Only_a_changed_verdict_is_noted_like_a_check_by_the_user_and_an_outage_changes_nothing()
    {
        await using var site = await RecheckSites.StartAsync();
        using var program = await site.NewSignedInProgramAsync();
        await program.PutChototAsync();
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
            return site.RecheckAsync();
        }
    }

    [Fact]
    public async Task A_disabled_account_is_not_checked()
    {
        await using var site = await RecheckSites.StartAsync();
        using var program = await site.NewSignedInProgramAsync();
        await program.PutWhatsAppAsync();
        site.Disable(program.Email);

        Assert.Equal(0, await site.RecheckAsync());
    }

    private static async Task<int> CountConnectedAsync(Site site, IEnumerable<string> emails)
    {
        var count = 0;

        foreach (var email in emails)
        {
            count += (await site.ProfileAsync(email)).Connections.Count(row => row.State == "connected");
        }

        return count;
    }
}
