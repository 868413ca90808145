using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks.Chotot;

public sealed class ChototCheckerTests(StandIns standIns) : IClassFixture<StandIns>
{
    private const string Shop = "85558138";
    private const string Oid = "3cc4f7b9c2743c61b5f60c6f62063743";

    // Its profile is not shown, so that the ads decide.
    private const string HiddenOid = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Fact]
    public async Task An_id_alone_is_connected_and_gives_its_oid()
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.ChototAsync(Shop);

        Assert.Equal((nameof(PartnerCheck.Connected), "Checks.ConnectedTo"), Checking.OutcomeOf(verdict));
        Assert.Equal(Oid, verdict.Details["account_oid"]);
        Assert.Contains(
            standIns.Partners.Requests,
            request => (request.Method, request.Path) == ("GET", "/v1/public/ad-listing?account_id=85558138&limit=1"));
    }

    [Fact]
    public async Task Where_the_profile_is_not_shown_the_ads_decide()
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.ChototAsync("10000703", HiddenOid);

        Assert.Equal((nameof(PartnerCheck.Connected), "Checks.ConnectedTo"), Checking.OutcomeOf(verdict));
    }

    [Theory]
    [InlineData("10000702", HiddenOid)]
    [InlineData("10000702", Oid)]
    [InlineData("99999999", Oid)]
    [InlineData(Shop, HiddenOid)]
    public async Task An_oid_of_another_account_needs_attention(string id, string oid)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.ChototAsync(id, oid);

        Assert.Equal((nameof(PartnerCheck.NeedsAttention), "Checks.ChototOidDiffers"), Checking.OutcomeOf(verdict));
        Assert.Equal("chotot_oid", verdict.Field);
    }

    [Theory]
    [InlineData("99999999", HiddenOid, "Checks.ChototNothingFound")]
    [InlineData("10000701", HiddenOid, "Checks.ChototOtherAccount")]
    [InlineData("10000706", HiddenOid, "Checks.ChototOtherAccount")]
    [InlineData("10000704", HiddenOid, "Checks.ChototNoOid")]
    [InlineData(null, HiddenOid, "Checks.ChototNoProfile")]
    [InlineData(null, "00000000000000000000000000000302", "Checks.ChototNoProfile")]
    [InlineData(null, "00000000000000000000000000000601", "Checks.ChototNoProfile")]
    [InlineData(null, "00000000000000000000000000000605", "Checks.ChototNoProfile")]
    [InlineData(null, "00000000000000000000000000000606", "Checks.ChototNoProfile")]
    [InlineData(null, "00000000000000000000000000000701", "Checks.ChototOtherAccount")]
    [InlineData(null, "00000000000000000000000000000702", "Checks.ChototNoProfile")]
    [InlineData("99999999", "00000000000000000000000000000703", "Checks.ChototNothingFound")]
    public async Task What_the_answers_do_not_say_is_not_confirmed(string? id, string oid, string message)
    {
        await using var checking = new Checking(standIns.Partners);

        Assert.Equal(
            (nameof(PartnerCheck.CouldNotConfirm), message), Checking.OutcomeOf(await checking.ChototAsync(id, oid)));
        Assert.Empty(standIns.Elsewhere.Requests);
    }

    [Theory]
    [InlineData("10000429", "Checks.ChototSlowDown", 1)]
    [InlineData("10000302", "Checks.ChototUnreadable", 1)]
    [InlineData("10000500", "Checks.ChototUnreachable", 2)]
    [InlineData("10000503", "Checks.ChototUnreachable", 2)]
    [InlineData("10000705", "Checks.ChototUnreachable", 2)]
    [InlineData("10000803", "Checks.ChototUnreachable", 2)]
    [InlineData("10000601", "Checks.ChototUnreadable", 1)]
    [InlineData("10000602", "Checks.ChototUnreadable", 1)]
    [InlineData("10000603", "Checks.ChototUnreadable", 1)]
    [InlineData("10000604", "Checks.ChototUnreadable", 1)]
    [InlineData("10000605", "Checks.ChototUnreadable", 1)]
    [InlineData("10000606", "Checks.ChototUnreadable", 1)]
    [InlineData("10000607", "Checks.ChototUnreadable", 1)]
    [InlineData("10000608", "Checks.ChototUnreadable", 1)]
    [InlineData("10000609", "Checks.ChototUnreadable", 1)]
    public async Task What_keeps_Cho_Tot_from_answering_says_nothing_about_the_id(
        string id, string message, int requests)
    {
        await using var checking = new Checking(standIns.Partners);

        Assert.Equal(
            (nameof(PartnerCheck.CouldNotCheck), message),
            Checking.OutcomeOf(await checking.ChototAsync(id, HiddenOid)));
        Assert.Equal(requests, standIns.RequestsFor(id).Length);
        Assert.Empty(standIns.Elsewhere.Requests);
    }

    [Fact]
    public async Task What_fails_once_is_asked_once_more()
    {
        await using var checking = new Checking(standIns.Partners);

        Assert.Equal(nameof(PartnerCheck.Connected), Checking.KindOf(await checking.ChototAsync("10000804")));
        Assert.Equal(2, standIns.RequestsFor("10000804").Length);
    }

    [Fact]
    public async Task Types_and_case_may_differ_and_invisible_characters_are_left_out()
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.ChototAsync("10000703", HiddenOid);

        Assert.Equal((nameof(PartnerCheck.Connected), "Checks.ConnectedTo"), Checking.OutcomeOf(verdict));
        Assert.Equal("Tiệm Hoa Lan", verdict.Details["account_name"]);
    }

    [Fact]
    public async Task A_shop_without_a_name_is_connected()
    {
        await using var checking = new Checking(standIns.Partners);

        Assert.Equal(
            (nameof(PartnerCheck.Connected), "Checks.Connected"),
            Checking.OutcomeOf(await checking.ChototAsync("10000704")));
    }

    [Theory]
    [InlineData("", null, "chotot_id", "Checks.ChototIdShape")]
    [InlineData("me", null, "chotot_id", "Checks.ChototIdShape")]
    [InlineData("1&account_oid=2", Oid, "chotot_id", "Checks.ChototIdShape")]
    [InlineData("../1", Oid, "chotot_id", "Checks.ChototIdShape")]
    [InlineData("1\n", null, "chotot_id", "Checks.ChototIdShape")]
    [InlineData(Shop, "3cc4f7b9", "chotot_oid", "Checks.ChototOidShape")]
    [InlineData(Shop, "www.chotot.com/user/3cc4f7b9c2743c61b5f60c6f62063743", "chotot_oid", "Checks.ChototOidShape")]
    [InlineData(null, "3cc4f7b9c2743c61b5f60c6f6206374g", "chotot_oid", "Checks.ChototOidShape")]
    public async Task What_cannot_be_an_id_is_not_sent(string? id, string? oid, string field, string message)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.ChototAsync(id, oid);

        Assert.Equal((nameof(PartnerCheck.NeedsAttention), message), Checking.OutcomeOf(verdict));
        Assert.Equal(field, verdict.Field);
        Assert.Empty(checking.Connections);
    }
}
