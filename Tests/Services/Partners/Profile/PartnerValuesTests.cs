using PartnerSite.Data;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Profile;

public sealed class PartnerValuesTests
{
    private readonly Rules rules = new();

    [Fact]
    public async Task A_partners_values_are_opened_and_those_of_others_are_not_among_them()
    {
        await rules.SaveAsync(rules.Members((Rules.Id, "1"), (Rules.Token, "EAA"), ("chotot_id", "7")));

        var values = PartnerValues.Open(Rules.WhatsApp, rules.Stored.Attributes, rules.Cipher)!;

        Assert.Equal(("1", "EAA", null), (values[Rules.Id], values[Rules.Token], values["chotot_id"]));
    }

    [Theory]
    [InlineData(Rules.Token, "whatsapp sensitive")]
    [InlineData(Rules.Token, "whatsapp")]
    [InlineData(Rules.Id, "whatsapp sensitive")]
    public void A_secret_by_catalog_or_by_tag_that_does_not_open_leaves_no_values(string key, string tags) =>
        Assert.Null(PartnerValues.Open(Rules.WhatsApp, [Row(Rules.User, key, "damaged", tags)], rules.Cipher));

    [Fact]
    public async Task A_secret_of_somebody_else_does_not_open()
    {
        await rules.SaveAsync(rules.Members((Rules.Token, "EAA")));
        var moved = Row("minh", Rules.Token, rules.Stored.Attributes[0].Value, "whatsapp sensitive");

        Assert.Null(PartnerValues.Open(Rules.WhatsApp, [moved], rules.Cipher));
    }

    [Fact]
    public void Where_nothing_is_stored_there_are_none() =>
        Assert.True(PartnerValues.Open(Rules.WhatsApp, [], rules.Cipher)!.IsEmpty);

    [Fact]
    public void Others_take_the_place_of_those_of_the_same_keys()
    {
        var values = new PartnerValues(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });

        var with = values.With([KeyValuePair.Create("b", "3"), KeyValuePair.Create("c", "4")]);

        Assert.Equal(("1", "3", "4"), (with["a"], with["b"], with["c"]));
        Assert.Equal(("2", null), (values["b"], values["c"]));
    }

    [Fact]
    public void They_print_their_name_alone() => Assert.Equal(
        nameof(PartnerValues), $"{new PartnerValues(new Dictionary<string, string> { [Rules.Token] = "EAA" })}");

    private static UserAttribute Row(string userId, string key, string value, string tags) => new()
    {
        UserId = userId,
        Key = key,
        Value = value,
        Tags = tags.Split(' '),
        CreatedAt = Rules.Now,
        UpdatedAt = Rules.Now,
        Version = Guid.NewGuid(),
    };
}
