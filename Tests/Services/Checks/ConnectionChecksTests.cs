using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>Checks of what is stored: whether a partner is asked, about what, and what is kept of the answer.</summary>
public sealed class ConnectionChecksTests : IDisposable
{
    private readonly MadeUpPartners partners = new();

    public void Dispose() => partners.Dispose();

    [Fact]
    public async Task A_partner_is_asked_about_what_is_stored_and_its_answer_is_stored()
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"), ("chotot_id", "7"));

        var result = await CheckAsync();

        var (asked, values) = Assert.Single(partners.Asked);
        Assert.Equal(("whatsapp", "1", "EAA"), (asked, values[Rules.Id], values[Rules.Token]));
        Assert.Equal((CheckOutcome.Asked, true), (result.Outcome, result.IsStored));
        Assert.Equal(PartnerStatus.Connected, partners.WhatsApp.Status);
        Assert.Equal(["checked whatsapp connected"], partners.NotedChecks);
    }

    [Theory]
    [InlineData(null, null, "Checks.NothingStored", PartnerStatus.NotSet, null)]
    [InlineData("1", null, "Checks.Missing", PartnerStatus.Incomplete, Rules.Token)]
    [InlineData(null, "EAA", "Checks.Missing", PartnerStatus.Incomplete, Rules.Id)]
    [InlineData("1", "damaged", "Checks.Unreadable", PartnerStatus.NeedsAttention, Rules.Token)]
    [InlineData(null, "damaged", "Checks.Unreadable", PartnerStatus.NeedsAttention, Rules.Token)]
    public async Task What_can_not_work_is_not_asked_about_and_the_reason_is_said(
        string? id, string? token, string reason, PartnerStatus status, string? field)
    {
        await partners.StoreAsync((Rules.Id, id), (Rules.Token, token == "damaged" ? null : token));
        await (token == "damaged" ? partners.DamageTokenAsync() : Task.CompletedTask);

        var result = await CheckAsync();

        Assert.Equal((CheckOutcome.NotAsked, false), (result.Outcome, result.IsStored));
        Assert.Equal(
            (reason, status, field, false),
            (result.Check!.Message.Key, result.Check.Status, result.Check.Field, result.Check.WasAsked));
        Assert.Empty(partners.Asked);
        Assert.Empty(partners.NotedChecks);
    }

    [Fact]
    public async Task A_partner_without_a_checker_is_not_asked()
    {
        using var few = new MadeUpPartners(askable: "chotot");
        await few.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));

        var result = await few.Connections.CheckStoredAsync(Rules.User, Rules.WhatsApp);

        Assert.Equal("Checks.NotPossible", result.Check!.Message.Key);
        Assert.Empty(few.Asked);
    }

    [Fact]
    public async Task Who_has_asked_too_often_waits_and_others_do_not()
    {
        using var limited = new MadeUpPartners(checksPerMinute: 2);
        await limited.StoreAsync(("chotot_id", "1"));
        limited.Rules.Store.Add("minh");
        await limited.Rules.SaveAsync(
            limited.Rules.Drafts.FromMembers("minh", new Dictionary<string, string?> { ["chotot_id"] = "2" }));
        var outcomes = new List<CheckOutcome>();

        foreach (var user in (string[])[Rules.User, Rules.User, Rules.User, "minh"])
        {
            outcomes.Add((await limited.Connections.CheckStoredAsync(user, Rules.Chotot)).Outcome);
        }

        Assert.Equal([CheckOutcome.Asked, CheckOutcome.Asked, CheckOutcome.TooMany, CheckOutcome.Asked], outcomes);
        var refused = await limited.Connections.CheckStoredAsync(Rules.User, Rules.Chotot);
        Assert.InRange(refused.RetryAfter, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        Assert.Null(refused.Check);
        Assert.Equal(3, limited.Asked.Count);
    }

    [Fact]
    public async Task What_was_not_asked_uses_no_check_up()
    {
        using var limited = new MadeUpPartners(checksPerMinute: 1);
        await limited.Connections.CheckStoredAsync(Rules.User, Rules.Chotot);
        await limited.StoreAsync(("chotot_id", "1"));

        Assert.Equal(
            CheckOutcome.Asked, (await limited.Connections.CheckStoredAsync(Rules.User, Rules.Chotot)).Outcome);
    }

    [Fact]
    public async Task Values_that_change_while_a_partner_thinks_are_not_judged_by_its_answer()
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));
        partners.AllSayAfter(() => partners.Rules.SaveAsync(partners.Rules.Members((Rules.Id, "2"))));

        var result = await CheckAsync();

        Assert.Equal((CheckOutcome.NotAsked, "Checks.ChangedMeanwhile"), (result.Outcome, result.Check!.Message.Key));
        Assert.Equal(PartnerStatus.Saved, partners.WhatsApp.Status);
        Assert.Equal(["checked whatsapp connected"], partners.NotedChecks);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException), "Checks.Failed")]
    [InlineData(typeof(HttpRequestException), "Checks.Failed")]
    [InlineData(typeof(OperationCanceledException), "Checks.NoAnswer")]
    [InlineData(typeof(TaskCanceledException), "Checks.NoAnswer")]
    public async Task What_a_checker_throws_is_an_outage_and_leaves_the_verdict(Type type, string message)
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));
        await CheckAsync();
        partners.Answer = (_, _) => throw (Exception)Activator.CreateInstance(type, "EAA in a message")!;

        var result = await CheckAsync();

        Assert.Equal((message, true), (result.Check!.Message.Key, result.Check.IsOutage));
        Assert.Equal(PartnerStatus.Connected, partners.WhatsApp.Status);
        Assert.Equal(message, partners.WhatsApp.LastCheck!.Message.Key);
        Assert.DoesNotContain("EAA", partners.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_gone_is_not_asked_about()
    {
        var result = await partners.Connections.CheckStoredAsync("nobody", Rules.Chotot);

        Assert.Equal(CheckOutcome.OwnerGone, result.Outcome);
        Assert.Empty(partners.Asked);
    }

    [Theory]
    [InlineData(PartnerStatus.Connected, "rechecked whatsapp connected")]
    [InlineData(PartnerStatus.NeedsAttention, "checked whatsapp needs_attention")]
    public async Task A_recheck_asks_again_and_notes_loudly_only_what_is_news(PartnerStatus status, string noted)
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));
        await CheckAsync();
        partners.AllSay(status);

        var check = await partners.Connections.RecheckAsync(Rules.User, Rules.WhatsApp, default);

        Assert.Equal(status, check!.Status);
        Assert.Equal((status, noted), (partners.WhatsApp.Status, partners.NotedChecks.Last()));
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("1", "damaged")]
    public async Task A_recheck_of_what_can_not_work_asks_nobody_and_has_had_its_turn(string id, string? token)
    {
        await partners.StoreAsync((Rules.Id, id));
        await (token is null ? Task.CompletedTask : partners.DamageTokenAsync());

        Assert.Null(await partners.Connections.RecheckAsync(Rules.User, Rules.WhatsApp, default));
        Assert.Empty(partners.Asked);
        Assert.Equal(Rules.Now, partners.Rules.Stored.ConnectionOf("whatsapp")!.AskedAt);
    }

    [Fact]
    public async Task A_recheck_that_is_given_up_stores_nothing()
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => partners.Connections.RecheckAsync(Rules.User, Rules.WhatsApp, new(canceled: true)));

        Assert.Null(partners.Rules.Stored.ConnectionOf("whatsapp")!.AskedAt);
        Assert.Empty(partners.NotedChecks);
    }

    private Task<CheckResult> CheckAsync() => partners.Connections.CheckStoredAsync(Rules.User, Rules.WhatsApp);
}
