using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>Saves that ask the partners first: who is asked, and what is stored after what they say.</summary>
public sealed class CheckedSavesTests : IDisposable
{
    private readonly MadeUpPartners partners = new();

    public void Dispose() => partners.Dispose();

    [Fact]
    public async Task What_a_partner_accepts_is_stored_with_its_verdict()
    {
        var result = await SaveAsync(Form("1", "EAA"));

        Assert.Equal((SaveOutcome.Saved, true), (result.Outcome, result.Changed));
        Assert.Equal(PartnerStatus.Connected, result.Profile.Of(Rules.WhatsApp).Status);
        Assert.Equal((PartnerStatus.Connected, Rules.Now), (partners.WhatsApp.Status, partners.WhatsApp.Verdict!.At));
        Assert.Equal(
            [
                """attributes_set whatsapp ["whatsapp_phone_number_id","whatsapp_system_token"]""",
                "checked whatsapp connected",
            ],
            partners.Rules.Store.Activity);
        Assert.Equal(["saved"], partners.Rules.Store.Entries);
    }

    [Fact]
    public async Task What_a_partner_refuses_is_not_stored_until_the_user_insists()
    {
        partners.AllSay(PartnerStatus.NeedsAttention);

        var first = await SaveAsync(Form("1", "EAA"));
        Assert.Equal((SaveOutcome.Doubtful, false), (first.Outcome, first.Changed));
        Assert.Equal([Rules.WhatsApp], first.Checks.Keys);
        Assert.Empty(partners.Rules.Stored.Attributes);
        Assert.Null(partners.Rules.Stored.PromptAnsweredAt);

        var second = await SaveAsync(Form("1", "EAA"), first);
        Assert.Equal(SaveOutcome.Saved, second.Outcome);
        Assert.Equal(PartnerStatus.NeedsAttention, partners.WhatsApp.Status);
        Assert.Equal(
            [
                """checked whatsapp ["whatsapp_phone_number_id","whatsapp_system_token"] needs_attention""",
                """attributes_set whatsapp ["whatsapp_phone_number_id","whatsapp_system_token"]""",
                "checked whatsapp needs_attention",
            ],
            partners.Rules.Store.Activity);
    }

    [Fact]
    public async Task One_partner_that_refuses_keeps_the_other_from_being_stored_too()
    {
        partners.Answer = (tag, _) => Task.FromResult(MadeUpPartners.Says(
            tag == "chotot" ? PartnerStatus.Connected : PartnerStatus.NeedsAttention));

        var result = await SaveAsync(partners.Rules.Form(
            "chotot whatsapp", ("chotot_id", "1"), (Rules.Id, "1"), (Rules.Token, "EAA")));

        Assert.Equal(SaveOutcome.Doubtful, result.Outcome);
        Assert.Empty(partners.Rules.Stored.Attributes);
        Assert.Equal(
            [
                """checked chotot ["chotot_id"] connected""",
                """checked whatsapp ["whatsapp_phone_number_id","whatsapp_system_token"] needs_attention""",
            ],
            partners.Rules.Store.Activity);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_partner_that_gives_no_verdict_keeps_nobody_from_saving(bool isOutage)
    {
        partners.AllSay(PartnerStatus.CouldNotCheck, isOutage);

        var result = await SaveAsync(Form("1", "EAA"));

        Assert.Equal(SaveOutcome.Saved, result.Outcome);
        Assert.Equal(PartnerStatus.CouldNotCheck, result.Checks[Rules.WhatsApp].Status);
        Assert.Equal(PartnerStatus.CouldNotCheck, partners.WhatsApp.Status);
        Assert.Equal(["checked whatsapp could_not_check"], partners.NotedChecks);
    }

    [Theory]
    [InlineData("chotot whatsapp", "7", "1", null, null, "")]
    [InlineData("chotot whatsapp", "7", "1", "EAA", null, "")]
    [InlineData("chotot whatsapp", "7", "1", null, "2027-01-31", "")]
    [InlineData("chotot whatsapp", "8", "1", null, null, "chotot")]
    [InlineData("chotot whatsapp", "7", "2", null, null, "whatsapp")]
    [InlineData("chotot whatsapp", "7", "1", "EAAnew", null, "whatsapp")]
    [InlineData("chotot whatsapp", "8", "2", null, null, "chotot whatsapp")]
    [InlineData("chotot", "7", null, null, null, "")]
    [InlineData("chotot", "8", null, null, null, "chotot")]
    [InlineData("", null, null, null, null, "")]
    [InlineData("chotot whatsapp", "8", null, null, null, "")]
    [InlineData("chotot whatsapp", "8", "1", "EAA\nB", null, "")]
    public async Task Those_are_asked_whose_values_change_if_the_form_can_be_saved(
        string chosen, string? chotot, string? id, string? token, string? day, string asked)
    {
        await partners.StoreAsync(("chotot_id", "7"), (Rules.Id, "1"), (Rules.Token, "EAA"));

        await SaveAsync(partners.Rules.Form(
            chosen, ("chotot_id", chotot), (Rules.Id, id), (Rules.Token, token), (Rules.LastDay, day)));

        Assert.Equal(asked.Split(' ', StringSplitOptions.RemoveEmptyEntries), partners.AskedPartners);
    }

    [Fact]
    public async Task A_form_of_older_data_asks_nobody()
    {
        await partners.StoreAsync(("chotot_id", "7"));

        var result = await SaveAsync(Form("1", "EAA", version: "0"));

        Assert.Equal(SaveOutcome.Conflict, result.Outcome);
        Assert.Empty(partners.Asked);
    }

    [Fact]
    public async Task A_partner_without_a_checker_is_saved_without_being_asked()
    {
        using var few = new MadeUpPartners(askable: "");

        var result = await few.SaveAsync(few.Rules.Form("chotot", ("chotot_id", "1")));

        Assert.Equal(SaveOutcome.Saved, result.Outcome);
        Assert.Empty(result.Checks);
    }

    [Fact]
    public async Task A_kept_secret_that_can_not_be_opened_is_saved_over_without_being_asked_about()
    {
        await partners.StoreAsync((Rules.Id, "1"));
        await partners.DamageTokenAsync();

        var result = await SaveAsync(Form("2", token: null));

        Assert.Equal(SaveOutcome.Saved, result.Outcome);
        Assert.Empty(partners.Asked);
        Assert.Equal(PartnerStatus.NeedsAttention, partners.WhatsApp.Status);
    }

    [Fact]
    public async Task Who_is_gone_saves_nothing_and_nobody_is_asked()
    {
        var draft = partners.Rules.Drafts.FromMembers(
            "nobody", new Dictionary<string, string?> { ["chotot_id"] = "1" });

        Assert.Equal(SaveOutcome.OwnerGone, (await SaveAsync(draft)).Outcome);
        Assert.Empty(partners.Asked);
    }

    [Fact]
    public async Task A_fault_of_a_checker_is_no_fault_of_the_values()
    {
        partners.Answer = (_, _) => throw new InvalidOperationException("EAA");

        var result = await SaveAsync(Form("1", "EAA"));

        Assert.Equal(SaveOutcome.Saved, result.Outcome);
        Assert.Equal("Checks.Failed", result.Checks[Rules.WhatsApp].Message.Key);
    }

    private Draft Form(string? id, string? token, string? version = null) => partners.Rules.Drafts.FromForm(
        Rules.User,
        ["whatsapp"],
        new Dictionary<string, string?> { [Rules.Id] = id, [Rules.Token] = token },
        version);

    private Task<SaveResult> SaveAsync(Draft draft, SaveResult? doubt = null) => partners.SaveAsync(draft, doubt);
}
