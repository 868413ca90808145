using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

public sealed class DraftsTests
{
    private readonly Rules rules = new();

    [Theory]
    [InlineData(" 85558138 ", "85558138")]
    [InlineData("\u200B85558138\uFEFF", "85558138")]
    [InlineData("\t85 558 138\n", "85 558 138")]
    public void Values_are_trimmed_at_their_ends_alone(string typed, string value)
    {
        Assert.Equal(value, rules.Form("chotot", ("chotot_id", typed)).TypedFor(Rules.Chotot.Attributes[0]));
        Assert.Equal(value, rules.Members(("chotot_id", typed)).TypedFor(Rules.Chotot.Attributes[0]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200B ")]
    public void A_blank_field_of_a_form_is_no_value_and_no_error(string? typed)
    {
        var draft = rules.Form("chotot", ("chotot_id", typed));

        Assert.Empty(draft.Values);
        Assert.Empty(draft.Errors);
    }

    [Fact]
    public void What_was_left_out_is_named_and_sealed_is_what_was_meant()
    {
        foreach (var draft in (Draft[])
        [
            rules.Form("whatsapp", (Rules.Id, "\u200E106853218861309"), (Rules.Token, "\"Bearer EAAsecret\"")),
            rules.Members((Rules.Id, "\u200E106853218861309"), (Rules.Token, "\"Bearer EAAsecret\"")),
        ])
        {
            Assert.Empty(draft.Errors);
            Assert.Equal("106853218861309", draft.Values[Rules.Id].Stored);
            Assert.Equal(
                "EAAsecret", rules.Cipher.Decrypt(draft.Values[Rules.Token].Stored, new(Rules.User, Rules.Token)));
            Assert.Equal(
                new Dictionary<string, string> { [Rules.Id] = "invisible", [Rules.Token] = "quotes header" },
                draft.Taken);
        }
    }

    [Fact]
    public void A_blank_member_is_an_error_and_null_removes()
    {
        var draft = rules.Members(("chotot_id", " "), ("chotot_oid", null));

        Assert.Equal([("chotot_id", "Partners.Blank")], Errors(draft));
        Assert.Equal(["chotot_oid"], draft.Removed);
    }

    [Fact]
    public void A_null_member_of_what_only_sets_is_as_if_it_were_absent_but_has_to_be_known()
    {
        var draft = rules.Drafts.FromMembers(
            Rules.User, new Dictionary<string, string?> { ["chotot_id"] = "1", ["chotot_oid"] = null });

        Assert.Equal(["chotot_id"], draft.Values.Keys);
        Assert.Empty(draft.Removed);
        Assert.Empty(draft.Errors);

        var unknown = rules.Drafts.FromMembers(Rules.User, new Dictionary<string, string?> { ["lotus"] = null });
        Assert.Equal("Partners.UnknownAttribute", unknown.Errors.Single().Message.Key);
    }

    [Theory]
    [InlineData("a\nb", "Partners.Invisible")]
    [InlineData("a\u202Eb", "Partners.Invisible")]
    [InlineData("a\uD800b", "Partners.Invisible")]
    [InlineData("a\uFFFEb", "Partners.Invisible")]
    public void An_invisible_character_inside_a_value_is_an_error(string value, string error)
    {
        Assert.Equal([("chotot_id", error)], Errors(rules.Form("chotot", ("chotot_id", value))));
        Assert.Equal([("chotot_id", error)], Errors(rules.Members(("chotot_id", value))));
    }

    [Fact]
    public void An_address_may_be_longer_than_the_value_in_it()
    {
        var address = $"https://www.chotot.com/user/3cc4f7b9c2743c61b5f60c6f62063743?{new string('x', 5000)}";

        Assert.Empty(rules.Members(("chotot_oid", address)).Errors);
        Assert.Single(rules.Members(("chotot_id", address)).Errors);
    }

    [Theory]
    [InlineData(4096, 0)]
    [InlineData(4097, 1)]
    public void A_value_has_at_most_4096_characters(int length, int errors) =>
        Assert.Equal(errors, rules.Members((Rules.Token, new string('x', length))).Errors.Count);

    [Theory]
    [InlineData("2027-01-31", 0)]
    [InlineData("31.01.2027", 1)]
    [InlineData("2027-02-30", 1)]
    public void A_last_day_is_a_date(string value, int errors) =>
        Assert.Equal(errors, rules.Members((Rules.LastDay, value)).Errors.Count);

    [Fact]
    public void A_secret_is_sealed_for_its_owner_and_a_plain_value_is_not()
    {
        var draft = rules.Form("whatsapp", (Rules.Id, "106853218861309"), (Rules.Token, "EAAsecret"));

        Assert.Equal("106853218861309", draft.Values[Rules.Id].Stored);
        Assert.StartsWith("enc:v1:", draft.Values[Rules.Token].Stored, StringComparison.Ordinal);
        Assert.Equal("EAAsecret", rules.Cipher.Decrypt(draft.Values[Rules.Token].Stored, new(Rules.User, Rules.Token)));
    }

    [Fact]
    public void A_value_with_a_fault_is_not_sealed()
    {
        var draft = rules.Members((Rules.Token, "EAA\nsecret"));

        Assert.Empty(draft.Values[Rules.Token].Stored);
    }

    [Fact]
    public void Values_of_partners_that_are_not_ticked_are_left_out()
    {
        var draft = rules.Form("chotot", ("chotot_id", "1"), (Rules.Id, "2"));

        Assert.Equal(["chotot_id"], draft.Values.Keys);
        Assert.True(draft.Chooses(Rules.Chotot));
        Assert.False(draft.Chooses(Rules.WhatsApp));
    }

    [Theory]
    [InlineData("telegram", "chotot_id", "Partners.UnknownPartnerInForm")]
    [InlineData("chotot", "nobody", "Partners.UnknownField")]
    public void A_form_with_an_unknown_name_is_an_error(string partner, string key, string error) =>
        Assert.Contains((null, error), Errors(rules.Form(partner, (key, "1"))));

    [Fact]
    public void An_unknown_member_is_an_error_that_names_the_known_ones()
    {
        var error = Assert.Single(rules.Members(("nobody", "1")).Errors);

        Assert.Equal("Partners.UnknownAttribute", error.Message.Key);
        Assert.DoesNotContain("nobody", (string)error.Message.Arguments[0], StringComparison.Ordinal);
        Assert.Contains("chotot_id", (string)error.Message.Arguments[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IGAAsecret", "instagram")]
    [InlineData("Bearer IGAAsecret", "instagram")]
    [InlineData("Bearer EAAsecret", null)]
    [InlineData("EAA secret", "characters")]
    [InlineData("secret", "start")]
    [InlineData("EAAsecret", null)]
    public void A_typed_secret_says_what_it_looks_like(string token, string? hint) => Assert.Equal(
        hint, rules.Form("whatsapp", (Rules.Token, token)).SecretHints.GetValueOrDefault(Rules.Token));

    [Fact]
    public void Nothing_that_holds_a_typed_value_prints_it()
    {
        var draft = rules.Form("whatsapp", (Rules.Token, "EAAsecret"));

        Assert.DoesNotContain("EAA", $"{draft} {draft.Values[Rules.Token]}", StringComparison.Ordinal);
    }

    private static IEnumerable<(string? Field, string Key)> Errors(Draft draft) =>
        draft.Errors.Select(error => (error.Field, error.Message.Key));
}
