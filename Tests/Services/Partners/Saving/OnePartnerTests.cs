using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>The form of one partner changes that one, and no other.</summary>
public sealed class OnePartnerTests
{
    private readonly Rules rules = new();

    [Fact]
    public async Task The_others_stay_as_they_are()
    {
        await rules.SaveAsync(rules.Form("chotot", ("chotot_id", "1")));
        var result = await rules.SaveAsync(Only("whatsapp", (Rules.Id, "2"), (Rules.Token, "EAA")));

        Assert.Equal(SaveOutcome.Saved, result.Outcome);
        Assert.Equal(["chotot_id=1", $"{Rules.Id}=2", $"{Rules.Token}=EAA"], rules.Values);
    }

    [Fact]
    public async Task Its_own_rules_hold()
    {
        var result = await rules.SaveAsync(Only("whatsapp", (Rules.Id, "2")));

        Assert.Equal(SaveOutcome.Invalid, result.Outcome);
        Assert.Equal([Rules.Token], result.Errors.Select(error => error.Field));
    }

    [Fact]
    public async Task Values_of_another_partner_are_not_taken()
    {
        await rules.SaveAsync(Only("whatsapp", (Rules.Id, "2"), (Rules.Token, "EAA"), ("chotot_id", "1")));

        Assert.Equal([$"{Rules.Id}=2", $"{Rules.Token}=EAA"], rules.Values);
    }

    [Fact]
    public async Task A_partner_that_is_not_known_is_refused()
    {
        await rules.SaveAsync(rules.Form("chotot", ("chotot_id", "1")));

        Assert.Equal(SaveOutcome.Invalid, (await rules.SaveAsync(Only("telegram"))).Outcome);
        Assert.Equal(["chotot_id=1"], rules.Values);
    }

    private Draft Only(string partner, params (string Key, string? Value)[] values) => rules.Drafts.FromForm(
        Rules.User, [], values.ToDictionary(value => value.Key, value => value.Value), version: null, partner);
}
