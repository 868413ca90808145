using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>A draft with the account's own password as a secret is refused as a whole.</summary>
public sealed class OwnPasswordTests
{
    private readonly Rules rules = new();

    [Fact]
    public async Task As_a_secret_it_is_an_error_of_its_field_and_nothing_is_stored()
    {
        var result = await rules.SaveAsync(rules.Form("whatsapp", (Rules.Id, "1"), (Rules.Token, Rules.Password)));

        Assert.Equal(SaveOutcome.Invalid, result.Outcome);
        Assert.Equal(Rules.Token, Assert.Single(result.Errors).Field);
        Assert.Empty(rules.Values);
    }

    [Theory]
    [InlineData($"{Rules.Password} ")]
    [InlineData($"\t{Rules.Password}\u200B")]
    [InlineData($"“{Rules.Password}”")]
    [InlineData($"\u200EBearer {Rules.Password}")]
    public async Task What_is_around_it_hides_it_from_nobody(string token) =>
        Assert.Equal(SaveOutcome.Invalid, (await rules.SaveAsync(rules.Members((Rules.Token, token)))).Outcome);

    [Fact]
    public async Task As_a_plain_value_it_is_a_value_like_any_other() =>
        Assert.Equal(
            SaveOutcome.Saved, (await rules.SaveAsync(rules.Members(("chotot_id", Rules.Password)))).Outcome);

    [Fact]
    public async Task Of_what_is_refused_anyway_nobody_learns_whether_it_is_the_password()
    {
        var invalid = await rules.SaveAsync(rules.Form("whatsapp", (Rules.Token, Rules.Password)));
        var outOfDate = await rules.Saves.SaveAsync(
            rules.Members((Rules.Token, Rules.Password)), condition: _ => false, default);

        Assert.Equal([Rules.Id], invalid.Errors.Select(error => error.Field));
        Assert.Equal(SaveOutcome.Conflict, outOfDate.Outcome);
    }
}
