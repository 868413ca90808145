using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>What is noted of a save in its owner's activity.</summary>
public sealed class ChangeEventsTests
{
    private const string Both = """["whatsapp_phone_number_id","whatsapp_system_token"]""";

    private readonly Rules rules = new();

    [Theory]
    [InlineData("", "1", null, "attributes_set chotot [\"chotot_id\"]")]
    [InlineData("chotot_id=1", "1", null, null)]
    [InlineData("chotot_id=1", "2", null, "attributes_changed chotot [\"chotot_id\"]")]
    [InlineData("chotot_id=1", null, null, "disconnected chotot [\"chotot_id\"]")]
    [InlineData("chotot_id=1 chotot_oid=x", null, null, "disconnected chotot [\"chotot_id\",\"chotot_oid\"]")]
    [InlineData("chotot_id=1 chotot_oid=x", "1", null, "attributes_removed chotot [\"chotot_oid\"]")]
    [InlineData("chotot_id=1", null, "x", "attributes_set chotot [\"chotot_oid\"]|attributes_removed chotot [\"chotot_id\"]")]
    [InlineData("chotot_oid=x", "1", "y", "attributes_set chotot [\"chotot_id\"]|attributes_changed chotot [\"chotot_oid\"]")]
    public async Task Each_kind_of_change_is_an_entry_with_its_keys(
        string stored, string? id, string? oid, string? expected)
    {
        await StoreAsync(stored);

        await rules.SaveAsync(rules.Members(("chotot_id", id), ("chotot_oid", oid)));

        Assert.Equal(expected?.Split('|') ?? [], rules.Store.Activity);
    }

    [Fact]
    public async Task A_save_of_two_partners_is_one_entry_of_both_in_the_order_of_the_page()
    {
        await rules.SaveAsync(rules.Form("whatsapp chotot", (Rules.Token, "EAA"), (Rules.Id, "1"), ("chotot_id", "1")));

        Assert.Equal(
            ["""attributes_set chotot ["chotot_id"]""", $"attributes_set whatsapp {Both}"], rules.Store.Activity);
        Assert.Equal(["saved"], rules.Store.Entries);
    }

    [Fact]
    public async Task A_last_day_that_goes_with_its_secret_is_noted()
    {
        await rules.SaveAsync(rules.Members((Rules.Id, "1"), (Rules.Token, "EAA"), (Rules.LastDay, "2027-01-31")));

        await rules.SaveAsync(rules.Members((Rules.Token, "EAAnew")));

        Assert.Equal(
            [
                """attributes_changed whatsapp ["whatsapp_system_token"]""",
                """attributes_removed whatsapp ["whatsapp_token_expires_on"]""",
            ],
            rules.Store.Activity[1..]);
    }

    [Theory]
    [InlineData(SaveOutcome.Saved, null)]
    [InlineData(SaveOutcome.Invalid, null)]
    [InlineData(SaveOutcome.Conflict, "0")]
    public void That_a_partner_was_asked_is_noted_whatever_comes_of_the_save(SaveOutcome outcome, string? version)
    {
        var draft = rules.Drafts.FromForm(
            Rules.User,
            ["chotot"],
            new Dictionary<string, string?> { ["chotot_id"] = outcome == SaveOutcome.Invalid ? "" : "1" },
            version);

        var (result, change) = rules.Decide(draft, (Rules.Chotot, PartnerCheck.Connected(new("Checks.Connected"))));

        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(outcome == SaveOutcome.Saved, change.Attributes.Count > 0);
        Assert.Equal(
            outcome == SaveOutcome.Saved ? "saved chotot connected" : "checked chotot connected",
            string.Join('|', change.Activity.Select(entry => $"{entry.Kind} {entry.Partner} {entry.Status}")));
    }

    [Fact]
    public void Entries_have_the_time_of_the_save_and_no_value()
    {
        var (_, change) = rules.Decide(rules.Members(("chotot_id", "85558138"), (Rules.Token, "EAAsecret")));

        Assert.All(change.Activity, entry => Assert.Equal((Rules.User, Rules.Now), (entry.UserId, entry.At)));
        Assert.All(change.Activity, entry => Assert.DoesNotMatch("85558138|EAA", $"{entry.Attributes} {entry.Status}"));
    }

    private async Task StoreAsync(string values)
    {
        var sent = values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => value.Split('='));
        await rules.SaveAsync(rules.Members([.. sent.Select(parts => (parts[0], (string?)parts[1]))]));
        rules.Store.Activity.Clear();
    }
}
