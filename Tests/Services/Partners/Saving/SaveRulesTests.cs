using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

public sealed class SaveRulesTests
{
    private readonly Rules rules = new();

    [Theory]
    [InlineData("", null, null, null, "Partners.ChooseOne")]
    [InlineData("chotot", null, null, "chotot_id", "Partners.EnterAny")]
    [InlineData("whatsapp", "1", null, "whatsapp_system_token", "Partners.EnterRequired")]
    [InlineData("whatsapp", null, "EAA", "whatsapp_phone_number_id", "Partners.EnterRequired")]
    public void What_is_missing_is_reported_and_nothing_changes(
        string partners, string? id, string? token, string? field, string error)
    {
        var plan = rules.Plan(rules.Form(partners, (Rules.Id, id), (Rules.Token, token)));

        Assert.Equal(SaveOutcome.Invalid, plan.Outcome);
        Assert.Equal([(field, error)], plan.Errors.Select(one => (one.Field, one.Message.Key)));
    }

    [Theory]
    [InlineData("chotot_id")]
    [InlineData("chotot_oid")]
    public void Any_one_is_enough_where_none_is_required(string key) =>
        Assert.Equal(SaveOutcome.Saved, rules.Plan(rules.Form("chotot", (key, "1"))).Outcome);

    [Fact]
    public async Task A_partner_that_is_no_longer_ticked_is_removed()
    {
        await rules.SaveAsync(rules.Form("chotot whatsapp", ("chotot_id", "1"), (Rules.Id, "2"), (Rules.Token, "EAA")));

        await rules.SaveAsync(rules.Form("chotot", ("chotot_id", "1")));

        Assert.Equal(["chotot_id=1"], rules.Values);
        Assert.Null(rules.Stored.ConnectionOf("whatsapp"));
        Assert.Equal(
            """disconnected whatsapp ["whatsapp_phone_number_id","whatsapp_system_token"]""", rules.Store.Activity[^1]);
    }

    [Fact]
    public async Task A_blank_secret_keeps_the_stored_one_and_a_blank_plain_value_goes()
    {
        await rules.SaveAsync(rules.Form(
            "chotot whatsapp", ("chotot_id", "1"), ("chotot_oid", "x"), (Rules.Id, "2"), (Rules.Token, "EAA")));

        await rules.SaveAsync(rules.Form("chotot whatsapp", ("chotot_id", "1"), (Rules.Id, "3")));

        Assert.Equal(["chotot_id=1", $"{Rules.Id}=3", $"{Rules.Token}=EAA"], rules.Values);
    }

    [Fact]
    public async Task What_is_stored_already_is_no_change()
    {
        await rules.SaveAsync(rules.Form("whatsapp", (Rules.Id, "2"), (Rules.Token, "EAA")));
        var version = PartnerProfile.VersionOf(rules.Stored);

        var again = await rules.SaveAsync(rules.Form("whatsapp", (Rules.Id, "2"), (Rules.Token, "EAA")));

        Assert.Equal((SaveOutcome.Saved, false), (again.Outcome, again.Changed));
        Assert.Equal(version, again.Profile.Version);
        Assert.Single(rules.Store.Activity);
    }

    [Theory]
    [InlineData("EAAnew", null, false)]
    [InlineData("EAAnew", "2027-02-01", true)]
    [InlineData("EAAold", null, true)]
    public async Task A_new_secret_deletes_the_last_day_of_the_old_one_unless_a_new_day_comes_with_it(
        string token, string? day, bool hasDay)
    {
        await rules.SaveAsync(rules.Members((Rules.Id, "2"), (Rules.Token, "EAAold"), (Rules.LastDay, "2027-01-31")));

        await rules.SaveAsync(day is null
            ? rules.Members((Rules.Token, token))
            : rules.Members((Rules.Token, token), (Rules.LastDay, day)));

        Assert.Equal(hasDay, rules.Stored.Attributes.Any(row => row.Key == Rules.LastDay));
    }

    [Fact]
    public async Task Single_members_leave_the_others_alone()
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1"), ("chotot_oid", "x"), (Rules.Token, "EAA")));

        await rules.SaveAsync(rules.Members(("chotot_oid", null), (Rules.Id, "2")));

        Assert.Equal(["chotot_id=1", $"{Rules.Id}=2", $"{Rules.Token}=EAA"], rules.Values);
    }

    [Fact]
    public async Task A_form_of_older_data_is_a_conflict_unless_it_changes_nothing()
    {
        await rules.SaveAsync(rules.Form("chotot", ("chotot_id", "1")));
        Draft Old(string id) => rules.Drafts.FromForm(
            Rules.User, ["chotot"], new Dictionary<string, string?> { ["chotot_id"] = id }, version: "0");

        Assert.Equal(SaveOutcome.Conflict, rules.Plan(Old("2")).Outcome);
        Assert.Equal(SaveOutcome.Conflict, rules.Plan(Old("")).Outcome);
        Assert.Equal(SaveOutcome.Saved, rules.Plan(Old("1")).Outcome);
    }

    [Theory]
    [InlineData(true, SaveOutcome.Saved)]
    [InlineData(false, SaveOutcome.Conflict)]
    public void A_condition_that_does_not_hold_is_a_conflict(bool holds, SaveOutcome outcome) =>
        Assert.Equal(outcome, rules.Plan(rules.Members(("chotot_id", "1")), _ => holds).Outcome);

    [Fact]
    public void Errors_come_before_the_condition() =>
        Assert.Equal(SaveOutcome.Invalid, rules.Plan(rules.Members(("chotot_id", " ")), _ => false).Outcome);

    [Fact]
    public async Task Disconnecting_removes_a_partner_and_what_is_not_stored_is_no_change()
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1"), (Rules.Id, "2")));

        var first = await rules.SaveAsync(Drafts.Disconnecting(Rules.User, Rules.Chotot));
        var second = await rules.SaveAsync(Drafts.Disconnecting(Rules.User, Rules.Chotot));

        Assert.Equal((true, false), (first.Changed, second.Changed));
        Assert.Equal([$"{Rules.Id}=2"], rules.Values);
    }

    [Fact]
    public async Task A_stored_secret_that_cannot_be_opened_is_replaced()
    {
        await rules.SaveAsync(rules.Members((Rules.Token, "EAA")));
        var others = new Rules();
        var draft = others.Members((Rules.Token, "EAA"));
        var plan = others.SaveRules.Plan(rules.Stored, draft, condition: null, Rules.Now);

        Assert.Equal([Rules.Token], plan.Changes.Upserts.Select(row => row.Key));
    }

    [Fact]
    public async Task The_prompt_is_answered_by_the_first_save_or_skip_and_noted_once()
    {
        await rules.Saves.SkipAsync(Rules.User, default);
        await rules.Saves.SkipAsync(Rules.User, default);
        var answered = rules.Stored.PromptAnsweredAt;
        await rules.SaveAsync(rules.Members(("chotot_id", "1")));

        Assert.NotNull(answered);
        Assert.Equal(answered, rules.Stored.PromptAnsweredAt);
        Assert.Equal(["skipped", """attributes_set chotot ["chotot_id"]"""], rules.Store.Activity);
    }

    [Fact]
    public async Task Nothing_is_stored_for_an_owner_who_is_gone()
    {
        var draft = rules.Drafts.FromMembers("nobody", new Dictionary<string, string?> { ["chotot_id"] = "1" });

        Assert.Equal(SaveOutcome.OwnerGone, (await rules.SaveAsync(draft)).Outcome);
        Assert.Empty(rules.Store.Activity);
    }
}
