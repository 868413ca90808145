using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>Checks of what is typed and not stored yet.</summary>
public sealed class TypedChecksTests : IDisposable
{
    private readonly MadeUpPartners partners = new();

    public void Dispose() => partners.Dispose();

    [Theory]
    [InlineData("1", "EAAnew", "1", "EAAnew", "[\"whatsapp_system_token\"]")]
    [InlineData("2", null, "2", "EAA", "[\"whatsapp_phone_number_id\"]")]
    [InlineData("2", "EAAnew", "2", "EAAnew", "[\"whatsapp_phone_number_id\",\"whatsapp_system_token\"]")]
    public async Task A_partner_is_asked_about_what_is_typed_with_the_stored_secret_for_a_blank_one(
        string id, string? token, string askedId, string askedToken, string keys)
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));

        var result = await CheckAsync(Form(id, token));

        var (_, values) = Assert.Single(partners.Asked);
        Assert.Equal((askedId, askedToken), (values[Rules.Id], values[Rules.Token]));
        Assert.Equal((CheckOutcome.Asked, false), (result.Outcome, result.IsStored));
        Assert.Equal(PartnerStatus.Connected, result.Check!.Status);
        Assert.Equal([$"checked whatsapp {keys} connected"], partners.Rules.Store.Activity);
    }

    [Fact]
    public async Task Nothing_of_what_is_typed_is_stored()
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));

        await CheckAsync(Form("2", "EAAnew"));

        Assert.Equal([$"{Rules.Id}=1", $"{Rules.Token}=EAA"], partners.Rules.Values);
        Assert.Equal(PartnerStatus.Saved, partners.WhatsApp.Status);
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("1", "EAA")]
    [InlineData(" 1 ", " EAA")]
    public async Task Typed_as_it_is_stored_it_is_a_verdict_on_that(string id, string? token)
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));

        var result = await CheckAsync(Form(id, token));

        Assert.True(result.IsStored);
        Assert.Equal(PartnerStatus.Connected, partners.WhatsApp.Status);
        Assert.Equal(["checked whatsapp connected"], partners.Rules.Store.Activity);
    }

    [Fact]
    public async Task With_another_last_day_it_is_a_verdict_on_what_is_stored_too()
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));

        var result = await CheckAsync(partners.Rules.Form("whatsapp", (Rules.Id, "1"), (Rules.LastDay, "2027-01-31")));

        Assert.True(result.IsStored);
        Assert.DoesNotContain(partners.Rules.Stored.Attributes, row => row.Key == Rules.LastDay);
    }

    [Theory]
    [InlineData(null, "EAA", Rules.Id)]
    [InlineData("1", null, Rules.Token)]
    [InlineData("1", "EAA\nBBB", Rules.Token)]
    public async Task What_has_errors_is_not_asked_about(string? id, string? token, string field)
    {
        var result = await CheckAsync(Form(id, token));

        Assert.Equal(CheckOutcome.Invalid, result.Outcome);
        Assert.Equal([field], result.Errors.Select(error => error.Field));
        Assert.Empty(partners.Asked);
        Assert.Empty(partners.Rules.Store.Activity);
    }

    [Fact]
    public async Task A_stored_secret_that_can_not_be_opened_is_not_asked_about_and_a_typed_one_is()
    {
        await partners.StoreAsync((Rules.Id, "1"));
        await partners.DamageTokenAsync();

        var kept = await CheckAsync(Form("2", null));
        var typed = await CheckAsync(Form("2", "EAA"));

        Assert.Equal((CheckOutcome.NotAsked, "Checks.Unreadable"), (kept.Outcome, kept.Check!.Message.Key));
        Assert.Equal(CheckOutcome.Asked, typed.Outcome);
        Assert.Single(partners.Asked);
    }

    [Fact]
    public async Task A_refusal_of_what_is_typed_says_nothing_of_what_is_stored()
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));
        await CheckAsync(Form("1", null));
        partners.AllSay(PartnerStatus.NeedsAttention);

        var result = await CheckAsync(Form("1", "EAAnew"));

        Assert.Equal(PartnerStatus.NeedsAttention, result.Check!.Status);
        Assert.Equal(PartnerStatus.Connected, partners.WhatsApp.Status);
    }

    [Fact]
    public async Task Values_that_change_while_a_partner_thinks_are_not_judged_by_its_answer()
    {
        await partners.StoreAsync((Rules.Id, "1"), (Rules.Token, "EAA"));
        partners.AllSayAfter(() => partners.Rules.SaveAsync(partners.Rules.Members((Rules.Id, "2"))));

        var result = await CheckAsync(Form("1", "EAA"));

        Assert.False(result.IsStored);
        Assert.Equal("Checks.ChangedMeanwhile", result.Check!.Message.Key);
        Assert.Equal(PartnerStatus.Saved, partners.WhatsApp.Status);
    }

    [Fact]
    public async Task Typed_and_stored_checks_are_counted_together()
    {
        using var limited = new MadeUpPartners(checksPerMinute: 1);
        await limited.StoreAsync(("chotot_id", "1"));
        await limited.Connections.CheckStoredAsync(Rules.User, Rules.Chotot);

        var result = await limited.Connections.CheckTypedAsync(
            limited.Rules.Form("chotot", ("chotot_id", "2")), Rules.Chotot);

        Assert.Equal(CheckOutcome.TooMany, result.Outcome);
        Assert.Single(limited.Asked);
    }

    [Fact]
    public async Task Who_is_gone_is_not_asked_about()
    {
        var draft = partners.Rules.Drafts.FromForm(
            "nobody", ["chotot"], new Dictionary<string, string?> { ["chotot_id"] = "1" }, version: null);

        Assert.Equal(
            CheckOutcome.OwnerGone, (await partners.Connections.CheckTypedAsync(draft, Rules.Chotot)).Outcome);
        Assert.Empty(partners.Asked);
    }

    private Draft Form(string? id, string? token) =>
        partners.Rules.Form("whatsapp", (Rules.Id, id), (Rules.Token, token));

    private Task<CheckResult> CheckAsync(Draft draft) =>
        partners.Connections.CheckTypedAsync(draft, Rules.WhatsApp);
}
