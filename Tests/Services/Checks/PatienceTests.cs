using PartnerSite.Services.Partners.Profile;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>How often partners are asked, how long the site waits, and when it stops asking.</summary>
public sealed class PatienceTests(StandIns standIns) : IClassFixture<StandIns>
{
    [Theory]
    [InlineData("EAAonce-500")]
    [InlineData("EAAonce-closed")]
    [InlineData("EAAonce-cut")]
    public async Task What_fails_once_is_asked_once_more(string script)
    {
        var token = StandIns.Token(script);
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(nameof(PartnerCheck.Connected), Checking.KindOf(verdict));
        Assert.Equal(2, standIns.RequestsWith(token).Count(request => request.Method == "GET"));
    }

    [Fact]
    public async Task A_partner_that_does_not_answer_in_time_is_not_asked_again()
    {
        var token = StandIns.Token("EAAsilent");
        await using var checking = new Checking(
            standIns.Partners,
            Checking.Impatient with
            {
                Attempt = TimeSpan.FromSeconds(2),
            });
        var verdicts = await Task.WhenAll(checking.WhatsAppAsync(token), checking.ChototAsync("10000801"));

        Assert.Equal(
            ["Checks.WhatsAppUnreachable", "Checks.ChototUnreachable"],
            verdicts.Select(verdict => verdict.Message.Key));
        Assert.All(verdicts, verdict => Assert.Equal(nameof(PartnerCheck.CouldNotCheck), Checking.KindOf(verdict)));
        Assert.Single(standIns.RequestsWith(token));
        Assert.Single(standIns.RequestsFor("10000801"));
    }

    [Fact]
    public async Task All_attempts_together_have_a_time_limit()
    {
        await using var checking = new Checking(
            standIns.Partners,
            Checking.Impatient with
            {
                Attempt = TimeSpan.FromSeconds(30),
                Total = TimeSpan.FromMilliseconds(200),
            });

        Assert.Equal("Checks.WhatsAppUnreachable", (await checking.WhatsAppAsync("EAAsilent")).Message.Key);
    }

    [Fact]
    public async Task A_missing_answer_about_the_token_does_not_change_the_verdict()
    {
        var token = StandIns.Token("EAAdebug-silent");
        await using var checking = new Checking(standIns.Partners);
        using var timeout = new CancellationTokenSource();
        var check = checking.WhatsAppAsync(token, cancellationToken: timeout.Token);
        await standIns.Partners.AskedAsync(
            request =>
                request.Method == "POST" && request.Headers.GetValueOrDefault("Authorization") == $"Bearer {token}",
            CancellationToken.None);
        await timeout.CancelAsync();

        Assert.Equal(nameof(PartnerCheck.Connected), Checking.KindOf(await check));
    }

    [Fact]
    public async Task A_slow_answer_in_time_is_an_answer()
    {
        await using var checking = new Checking(standIns.Partners);

        Assert.Equal(nameof(PartnerCheck.Connected), Checking.KindOf(await checking.WhatsAppAsync("EAAslow-300")));
        Assert.Equal(nameof(PartnerCheck.Connected), Checking.KindOf(await checking.ChototAsync("10000802")));
    }

    [Fact]
    public async Task A_refused_connection_is_no_answer()
    {
        var nowhere = $"http://127.0.0.1:{MailServer.FreePort()}/";
        await using var checking = new Checking(
            null, [.. StandInPartners.All.Select(partner => (partner.Setting, (string?)nowhere))]);

        Assert.Equal(
            (nameof(PartnerCheck.CouldNotCheck), "Checks.WhatsAppUnreachable"),
            Checking.OutcomeOf(await checking.WhatsAppAsync("EAAgood")));
        Assert.Equal(
            (nameof(PartnerCheck.CouldNotCheck), "Checks.ChototUnreachable"),
            Checking.OutcomeOf(await checking.ChototAsync("85558138")));
        Assert.Equal(4, checking.Connections.Count);
    }

    [Fact]
    public async Task A_partner_that_keeps_failing_is_left_alone_and_the_other_is_not()
    {
        await using var checking = new Checking(standIns.Partners);
        var token = StandIns.Token("EAAoutage-500");

        for (var check = 0; check < 50; check++)
        {
            await checking.WhatsAppAsync(token);
        }

        var good = StandIns.Token("EAAgood");
        var verdict = await checking.WhatsAppAsync(good);

        Assert.Equal(100, standIns.RequestsWith(token).Length);
        Assert.Equal((nameof(PartnerCheck.CouldNotCheck), "Checks.WhatsAppUnreachable"), Checking.OutcomeOf(verdict));
        Assert.Empty(standIns.RequestsWith(good));
        Assert.Equal(nameof(PartnerCheck.Connected), Checking.KindOf(await checking.ChototAsync("85558138")));
    }

    [Fact]
    public async Task Wrong_values_of_users_do_not_stop_the_checks()
    {
        await using var checking = new Checking(standIns.Partners);

        foreach (
            var script in Enumerable
                .Repeat((string[])["EAArefused", "EAArate-429", "EAAgarbage-huge", "EAAredirect"], 5)
                .SelectMany(scripts => scripts))
        {
            await checking.WhatsAppAsync(script);
        }

        Assert.Equal(nameof(PartnerCheck.Connected), Checking.KindOf(await checking.WhatsAppAsync("EAAgood")));
    }

    [Theory]
    [InlineData("EAAsilent")]
    public async Task The_caller_can_cancel_a_check(string token)
    {
        await using var checking = new Checking(standIns.Partners);
        using var leaving = new CancellationTokenSource();
        leaving.CancelAfter(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            checking.WhatsAppAsync(token, cancellationToken: leaving.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            checking.ChototAsync("10000801", cancellationToken: leaving.Token));
    }
}
