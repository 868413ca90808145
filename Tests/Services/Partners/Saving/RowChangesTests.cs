using PartnerSite.Data;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>Which rows a draft writes and removes, and what is stored of a partner then.</summary>
public sealed class RowChangesTests
{
    private static readonly DateTime Before = Rules.Now.AddDays(-3);

    private readonly Rules rules = new();

    [Theory]
    [InlineData("chotot", false)]
    [InlineData("", true)]
    [InlineData("chotot shop", true)]
    [InlineData("shop", true)]
    public async Task A_value_that_was_stored_with_other_tags_is_written_again(string tags, bool isWritten)
    {
        await StoreAsync(Row("chotot_id", "1", tags));

        var changes = rules.Plan(rules.Members(("chotot_id", "1"))).Changes;

        Assert.Equal(isWritten, changes.Upserts.Any(row => row.Tags.SequenceEqual(["chotot"])));
    }

    [Fact]
    public async Task A_secret_that_was_stored_in_clear_is_written_again_and_sealed()
    {
        await StoreAsync(Row(Rules.Token, "EAA", "whatsapp sensitive"));

        var row = Assert.Single(rules.Plan(rules.Members((Rules.Token, "EAA"))).Changes.Upserts);

        Assert.Equal("EAA", rules.Cipher.Decrypt(row.Value, new(Rules.User, Rules.Token)));
    }

    [Fact]
    public async Task A_row_that_is_written_again_keeps_when_it_was_made()
    {
        await StoreAsync(Row("chotot_id", "1", "chotot"));

        var row = Assert.Single(
            rules.Plan(rules.Members(("chotot_id", "2"), ("chotot_oid", null))).Changes.Upserts);

        Assert.Equal((Before, Rules.Now), (row.CreatedAt, row.UpdatedAt));
    }

    [Theory]
    [InlineData("EAAnew", "2027-01-31", false)]
    [InlineData("EAAnew", "2027-02-01", true)]
    [InlineData("EAAnew", null, false)]
    [InlineData("EAAold", "2027-01-31", true)]
    [InlineData("EAAold", null, false)]
    [InlineData(null, "2027-01-31", true)]
    public async Task A_form_keeps_the_last_day_with_the_secret_that_it_belongs_to(
        string? token, string? day, bool hasDay)
    {
        await rules.SaveAsync(rules.Members((Rules.Id, "1"), (Rules.Token, "EAAold"), (Rules.LastDay, "2027-01-31")));

        await rules.SaveAsync(
            rules.Form("whatsapp", (Rules.Id, "1"), (Rules.Token, token), (Rules.LastDay, day)));

        Assert.Equal(hasDay ? day : null, rules.Stored.Attributes.FirstOrDefault(IsLastDay)?.Value);
    }

    [Theory]
    [InlineData("EAAnew", "2027-01-31", true)]
    [InlineData("EAAnew", null, false)]
    public async Task A_last_day_that_a_program_sends_with_a_secret_is_that_of_the_secret(
        string token, string? day, bool hasDay)
    {
        await rules.SaveAsync(rules.Members((Rules.Token, "EAAold"), (Rules.LastDay, "2027-01-31")));

        await rules.SaveAsync(rules.Members((Rules.Token, token), (Rules.LastDay, day)));

        Assert.Equal(hasDay, rules.Stored.Attributes.Any(IsLastDay));
    }

    [Fact]
    public async Task The_first_secret_keeps_the_last_day_that_was_there_before_it()
    {
        await rules.SaveAsync(rules.Members((Rules.LastDay, "2027-01-31")));

        await rules.SaveAsync(rules.Members((Rules.Token, "EAA")));

        Assert.Contains(rules.Stored.Attributes, IsLastDay);
    }

    [Fact]
    public async Task A_secret_that_is_removed_leaves_the_last_day_alone()
    {
        await rules.SaveAsync(rules.Members((Rules.Token, "EAA"), (Rules.LastDay, "2027-01-31")));

        Assert.Equal([Rules.Token], rules.Plan(rules.Members((Rules.Token, null))).Changes.Removals);
    }

    [Theory]
    [InlineData("1", "EAA", "1", "EAA")]
    [InlineData("2", null, "2", "EAAold")]
    [InlineData("2", "EAA", "2", "EAA")]
    public async Task A_partner_is_asked_about_what_is_typed_and_what_is_kept(
        string? id, string? token, string askedId, string askedToken)
    {
        await rules.SaveAsync(rules.Members((Rules.Id, "1"), (Rules.Token, "EAAold"), ("chotot_id", "7")));

        var values = rules.Plan(rules.Form("whatsapp", (Rules.Id, id), (Rules.Token, token)))
            .Changes.ValuesOf(Rules.WhatsApp)!;

        Assert.Equal((askedId, askedToken, null), (values[Rules.Id], values[Rules.Token], values["chotot_id"]));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("EAAnew", true)]
    public async Task Values_are_known_unless_a_secret_that_is_kept_can_not_be_opened(string? token, bool areKnown)
    {
        await StoreAsync(Row(Rules.Id, "1", "whatsapp"), Row(Rules.Token, "damaged", "whatsapp sensitive"));

        var changes = rules.Plan(rules.Form("whatsapp", (Rules.Id, "2"), (Rules.Token, token))).Changes;

        Assert.Equal(areKnown, changes.ValuesOf(Rules.WhatsApp) is not null);
    }

    [Theory]
    [InlineData("chotot_id", null, true, true, false)]
    [InlineData("chotot_id", "2", true, true, false)]
    [InlineData(Rules.Id, null, true, true, true)]
    [InlineData(Rules.LastDay, "2027-01-31", true, false, false)]
    [InlineData(Rules.LastDay, null, false, false, false)]
    public async Task What_a_draft_does_to_a_partner_is_known_before_it_is_stored(
        string key, string? value, bool affects, bool affectsValues, bool removesAll)
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1"), ("chotot_oid", "x"), (Rules.Id, "1")));
        var partner = key.StartsWith("chotot", StringComparison.Ordinal) ? Rules.Chotot : Rules.WhatsApp;

        var changes = rules.Plan(rules.Members((key, value))).Changes;

        Assert.Equal(
            (affects, affectsValues, removesAll),
            (changes.Affects(partner), changes.AffectsValuesOf(partner), changes.RemovesAllOf(partner)));
    }

    private static bool IsLastDay(UserAttribute row) => row.Key == Rules.LastDay;

    private static UserAttribute Row(string key, string value, string tags) => new()
    {
        UserId = Rules.User,
        Key = key,
        Value = value,
        Tags = tags.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        CreatedAt = Before,
        UpdatedAt = Before,
        Version = Guid.NewGuid(),
    };

    private Task StoreAsync(params UserAttribute[] rows) =>
        rules.Store.ChangeAsync(Rules.User, _ => new ProfileChange { Attributes = rows }, default);
}
