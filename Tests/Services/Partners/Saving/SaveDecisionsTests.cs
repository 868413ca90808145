using PartnerSite.Data;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>What a save stores beside the attributes: the connection, with what the partner said about it.</summary>
public sealed class SaveDecisionsTests
{
    private readonly Rules rules = new();

    [Fact]
    public void A_verdict_on_the_values_is_stored_with_them()
    {
        var row = Row(PartnerCheck.Connected(new("Checks.ConnectedTo", "Jaspers Market")));

        Assert.Equal(("connected", "Checks.ConnectedTo"), (row.State, row.MessageKey));
        Assert.Equal("""["Jaspers Market"]""", row.MessageArguments);
        Assert.Equal((Rules.Now, Rules.Now), (row.CheckedAt, row.AskedAt));
    }

    [Fact]
    public void An_answer_without_a_verdict_is_stored_as_an_attempt()
    {
        var row = Row(PartnerCheck.CouldNotConfirm("Checks.ChototNothingFound"));

        Assert.Equal((null, "Checks.ChototNothingFound"), (row.State, row.AttemptKey));
    }

    [Fact]
    public void An_outage_is_stored_with_its_reason_and_noted()
    {
        var check = PartnerCheck.CouldNotCheck("Checks.WhatsAppUnreachable");

        Assert.Equal((null, "Checks.WhatsAppUnreachable"), (Row(check).State, Row(check).AttemptKey));
        Assert.Equal(
            ("saved", "could_not_check"), (Change(check).Activity.Single().Kind, Change(check).Activity[0].Status));
    }

    [Fact]
    public void An_unknown_code_is_stored_with_what_its_sentence_says()
    {
        var row = Row(PartnerCheck.Doubt(new("Checks.WhatsAppUnknownError", "4711")));

        Assert.Equal(
            (null, "Checks.WhatsAppUnknownError", """["4711"]"""), (row.State, row.AttemptKey, row.AttemptArguments));
    }

    [Fact]
    public void A_check_that_was_not_made_is_neither_stored_nor_noted()
    {
        var check = PartnerCheck.NotAsked(
            PartnerStatus.CouldNotCheck, new("Checks.TooMany", Rules.WhatsApp), Rules.Now);

        Assert.Null(Row(check).AttemptKey);
        Assert.Equal(["attributes_set"], Change(check).Activity.Select(entry => entry.Kind));
    }

    [Fact]
    public void A_verdict_on_other_values_is_not_stored()
    {
        var row = Row(PartnerCheck.Connected(new("Checks.Connected")), askedVersion: "of before");

        Assert.Null(row.State);
    }

    [Fact]
    public async Task New_values_delete_the_old_verdict_and_keep_the_time_of_use()
    {
        await rules.SaveAsync(rules.Form("whatsapp", (Rules.Id, "1"), (Rules.Token, "EAA")));
        await SetRowAsync(new()
        {
            UserId = Rules.User,
            Partner = "whatsapp",
            State = "connected",
            LastUsedAt = Rules.Now,
        });

        await rules.SaveAsync(rules.Form("whatsapp", (Rules.Id, "2")));

        var row = rules.Stored.ConnectionOf("whatsapp")!;
        Assert.Equal((null, Rules.Now), (row.State, row.LastUsedAt));
    }

    [Fact]
    public async Task The_last_day_alone_keeps_the_verdict()
    {
        await rules.SaveAsync(rules.Form("whatsapp", (Rules.Id, "1"), (Rules.Token, "EAA")));
        await SetRowAsync(new() { UserId = Rules.User, Partner = "whatsapp", State = "connected" });

        await rules.SaveAsync(rules.Form("whatsapp", (Rules.Id, "1"), (Rules.LastDay, "2027-01-31")));

        Assert.Equal("connected", rules.Stored.ConnectionOf("whatsapp")!.State);
    }

    [Fact]
    public async Task What_is_set_and_changed_and_removed_is_noted_separately()
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1")));
        await rules.SaveAsync(rules.Members(("chotot_id", "2"), ("chotot_oid", "x")));
        await rules.SaveAsync(rules.Members(("chotot_oid", null)));

        Assert.Equal(
            [
                """attributes_set chotot ["chotot_id"]""",
                """attributes_set chotot ["chotot_oid"]""",
                """attributes_changed chotot ["chotot_id"]""",
                """attributes_removed chotot ["chotot_oid"]""",
            ],
            rules.Store.Activity);
    }

    [Fact]
    public async Task The_answer_is_the_profile_as_stored_by_the_save()
    {
        var draft = rules.Form("whatsapp", (Rules.Id, "1"), (Rules.Token, "EAA"));
        var (answer, _) = rules.Decide(draft);

        await rules.SaveAsync(draft);

        Assert.Equal(PartnerProfile.VersionOf(rules.Stored), answer.Profile.Version);
        Assert.Equal(PartnerStatus.Saved, answer.Profile.Of(Rules.WhatsApp).Status);
    }

    private PartnerConnection Row(PartnerCheck check, string? askedVersion = null) =>
        Assert.Single(Change(check, askedVersion).Connections);

    private ProfileChange Change(PartnerCheck check, string? askedVersion = null) => rules.Decide(
        rules.Form("whatsapp", (Rules.Id, "1"), (Rules.Token, "EAA")),
        (Rules.WhatsApp, check with
        {
            At = Rules.Now,
            AskedVersion = askedVersion ?? PartnerProfile.VersionOf(rules.Stored, Rules.WhatsApp),
        })).Change;

    private Task SetRowAsync(PartnerConnection row) =>
        rules.Store.ChangeAsync(Rules.User, _ => new ProfileChange { Connections = [row] }, default);
}
