using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.Profile;

/// <summary>A check's verdict is the connection's status until the values that it is about change.</summary>
public sealed class VerdictTests(StandInSite site) : IClassFixture<StandInSite>
{
    private const string All = "/api/v1/profile/attributes";
    private const string Partners = "/api/v1/profile/partners";
    private const string Check = $"{Partners}/whatsapp/check";

    [Fact]
    public async Task A_changed_value_counts_as_unchecked()
    {
        using var program = await site.NewUncheckedProgramAsync("EAAGm0PX4ZCpsBA");
        await program.PostAsync(Check);
        await program.PutAsync(All, new { whatsapp_phone_number_id = "104427009999001" });

        var partner = await program.PartnerAsync();
        Assert.Equal("saved", partner.GetProperty("status").GetString());
        Assert.False(partner.TryGetProperty("last_check", out _));
    }

    [Fact]
    public async Task Another_partners_change_leaves_the_verdict()
    {
        using var program = await site.NewUncheckedProgramAsync("EAAGm0PX4ZCpsBA");
        await program.PostAsync(Check);
        await program.PutAsync(All, new { chotot_id = "85558138" });

        Assert.Equal("connected", await program.StatusAsync());
    }

    [Theory]
    [InlineData("EAAGm0PX4ZCpsBA", "connected")]
    [InlineData("EAAexpired", "needs_attention")]
    public async Task An_outage_says_nothing_about_a_verdict_that_is_there(string token, string status)
    {
        using var program = await site.NewUncheckedProgramAsync(token);
        var before = await program.PostAsync(Check);
        await using var cutOff = new SiteOn(site)
        {
            Settings =
            {
                ["Partners:Check"] = "true",
                ["Partners:WhatsApp:BaseAddress"] = $"http://127.0.0.1:{MailServer.FreePort()}",
            },
        };
        using var later = cutOff.NewProgram();
        await later.LoginAsync(program.Email);

        var answer = await later.PostAsync(Check);
        Assert.Equal("could_not_check", answer.Text("status"));

        var partner = await later.PartnerAsync();
        Assert.Equal(status, partner.GetProperty("status").GetString());
        Assert.Equal("could_not_check", partner.GetProperty("last_check").GetProperty("status").GetString());

        var home = later.Email;
        using var user = cutOff.NewVisitor();
        await user.SignInAsync(home);
        var card = (await user.GetAsync("/")).Partner("whatsapp")!;
        Assert.Equal(status, card.GetAttribute("data-status"));
        Assert.StartsWith(
            before.Text("message")!, Answer.Text(card.QuerySelector("[data-verdict]")), StringComparison.Ordinal);
        Assert.EndsWith(
            "Last tried just now", Answer.Text(card.QuerySelector("[data-attempt]")), StringComparison.Ordinal);

        // Once the partner is reached again, the failed attempt is deleted.
        await program.PostAsync(Check);
        Assert.Equal(
            status, (await program.PartnerAsync()).GetProperty("last_check").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_verdict_on_values_that_were_changed_meanwhile_is_not_kept()
    {
        using var program = await site.NewUncheckedProgramAsync("EAAslow-1500");
        var checking = program.PostAsync(Check);
        await AskedAsync("EAAslow-1500");
        await program.PutAsync(All, new { whatsapp_phone_number_id = "106853218869999" });

        var answer = await checking;
        Assert.Equal("saved", answer.Text("status"));
        Assert.Contains("changed during the check", answer.Text("message"), StringComparison.Ordinal);
        Assert.Equal("saved", await program.StatusAsync());
    }

    [Fact]
    public async Task Disconnecting_deletes_the_verdict()
    {
        using var program = await site.NewUncheckedProgramAsync("EAAGm0PX4ZCpsBA");
        await program.PostAsync(Check);
        await program.DeleteAsync($"{Partners}/whatsapp");

        var partner = await program.PartnerAsync();
        Assert.Equal("not_set", partner.GetProperty("status").GetString());
        Assert.Empty((await site.ProfileAsync(program.Email)).Connections);
    }

    // Waits until the request has reached the partner.
    private async Task AskedAsync(string token)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await site.Partners.AskedAsync(
            request => request.Headers.GetValueOrDefault("Authorization") == $"Bearer {token}", limit.Token);
    }
}
