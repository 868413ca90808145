using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Profile;

/// <summary>What is stored as people and programs see it, and its version.</summary>
public sealed class PartnerProfileTests
{
    private readonly Rules rules = new();

    [Theory]
    [InlineData("chotot_id", "2")]
    [InlineData("chotot_id", null)]
    [InlineData("chotot_oid", "x")]
    [InlineData(Rules.Token, "EAAnew")]
    [InlineData(Rules.Token, null)]
    [InlineData(Rules.LastDay, "2027-01-31")]
    public async Task The_version_changes_with_every_change_and_with_no_other_save(string key, string? value)
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1"), (Rules.Token, "EAA")));
        var before = Version;

        await rules.SaveAsync(rules.Members((key, value)));
        var after = Version;
        await rules.SaveAsync(rules.Members((key, value)));

        Assert.NotEqual(before, after);
        Assert.Equal(after, Version);
    }

    [Fact]
    public async Task A_value_that_comes_back_has_another_version_and_one_that_was_never_touched_the_same()
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1")));
        var first = Version;
        await rules.SaveAsync(rules.Members(("chotot_oid", "x")));
        await rules.SaveAsync(rules.Members(("chotot_oid", null)));
        Assert.Equal(first, Version);

        await rules.SaveAsync(rules.Members(("chotot_id", "2")));
        await rules.SaveAsync(rules.Members(("chotot_id", "1")));
        Assert.NotEqual(first, Version);
    }

    [Fact]
    public async Task The_version_is_that_of_nothing_when_nothing_is_left()
    {
        var nothing = Version;
        await rules.SaveAsync(rules.Members(("chotot_id", "1"), ("chotot_oid", "x")));
        await rules.SaveAsync(rules.Members(("chotot_id", null), ("chotot_oid", null)));

        Assert.Equal(nothing, Version);
        Assert.Equal(nothing, rules.Profiles.Empty.Version);
        Assert.Matches("^0{32}$", nothing);
    }

    [Theory]
    [InlineData("chotot_id", "2", false)]
    [InlineData(Rules.Id, "2", true)]
    [InlineData(Rules.Id, null, true)]
    [InlineData(Rules.Token, "EAAnew", true)]
    [InlineData(Rules.LastDay, "2027-01-31", false)]
    public async Task A_partners_version_is_that_of_the_values_that_it_knows(string key, string? value, bool changes)
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1"), (Rules.Id, "1"), (Rules.Token, "EAA")));
        var before = PartnerProfile.VersionOf(rules.Stored, Rules.WhatsApp);

        await rules.SaveAsync(rules.Members((key, value)));

        Assert.Equal(changes, before != PartnerProfile.VersionOf(rules.Stored, Rules.WhatsApp));
    }

    [Fact]
    public async Task The_order_of_the_rows_does_not_matter()
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1"), ("chotot_oid", "x"), (Rules.Id, "1")));
        var turned = new StoredProfile(Rules.User, null, [.. rules.Stored.Attributes.Reverse()], []);

        Assert.Equal(Version, PartnerProfile.VersionOf(turned));
    }

    [Fact]
    public async Task Plain_values_are_in_the_catalogs_order_and_no_secret_is_among_them()
    {
        await rules.SaveAsync(rules.Members((Rules.LastDay, "2027-01-31"), (Rules.Token, "EAA"), (Rules.Id, "1")));
        await rules.SaveAsync(rules.Members(("chotot_oid", "x"), ("chotot_id", "1")));

        Assert.Equal(
            ["chotot_id", "chotot_oid", Rules.Id, Rules.LastDay],
            Profile.PlainValues.Select(value => value.Definition.Key));
    }

    [Theory]
    [InlineData("chotot_id", true)]
    [InlineData(Rules.Token, true)]
    [InlineData("chotot_oid", false)]
    [InlineData("nobody", false)]
    public async Task An_attribute_is_found_by_its_key(string key, bool isThere)
    {
        await rules.SaveAsync(rules.Members(("chotot_id", "1"), (Rules.Token, "EAA")));

        Assert.Equal(isThere ? key : null, Profile.Find(key)?.Definition.Key);
    }

    [Theory]
    [InlineData("chotot_id", "", true, true)]
    [InlineData("chotot_nickname", "chotot", false, true)]
    [InlineData("telegram_name", "telegram", false, false)]
    public async Task What_the_catalog_no_longer_lists_still_belongs_to_its_partner(
        string key, string tag, bool hasAny, bool hasPartnerAttributes)
    {
        var row = new UserAttribute
        {
            UserId = Rules.User,
            Key = key,
            Value = "1",
            Tags = [tag],
            CreatedAt = Rules.Now,
            UpdatedAt = Rules.Now,
            Version = Guid.NewGuid(),
        };
        await rules.Store.ChangeAsync(Rules.User, _ => new ProfileChange { Attributes = [row] }, default);

        Assert.Equal((hasAny, hasPartnerAttributes), (Profile.HasAny, Profile.HasPartnerAttributes));
    }

    [Fact]
    public async Task A_secret_prints_neither_its_value_nor_its_envelope()
    {
        await rules.SaveAsync(rules.Members((Rules.Token, "EAAsecret")));

        Assert.DoesNotContain("EAAsecret", $"{Profile.Find(Rules.Token)}", StringComparison.Ordinal);
        Assert.DoesNotContain("enc:", $"{Profile.Find(Rules.Token)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_there_has_the_profile_of_nobody()
    {
        var profile = await rules.Profiles.GetAsync("nobody", default);

        Assert.False(profile.HasAny);
        Assert.Equal(PartnerCatalog.Default.Partners, profile.Partners.Select(connected => connected.Partner));
        Assert.All(profile.Partners, connected => Assert.Equal(PartnerStatus.NotSet, connected.Status));
    }

    private PartnerProfile Profile => rules.Profiles.From(rules.Stored);

    private string Version => Profile.Version;
}
