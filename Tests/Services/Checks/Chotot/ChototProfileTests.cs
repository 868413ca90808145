using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks.Chotot;

/// <summary>Who an OID is, by its profile: also for an OID alone, and for a shop without ads.</summary>
public sealed class ChototProfileTests(StandIns standIns) : IClassFixture<StandIns>
{
    private const string Shop = "85558138";
    private const string Oid = "3cc4f7b9c2743c61b5f60c6f62063743";

    [Theory]
    [InlineData(Shop, Oid)]
    [InlineData(Shop, "3CC4F7B9C2743C61B5F60C6F62063743")]
    [InlineData(null, Oid)]
    public async Task An_oid_is_asked_about_by_its_profile(string? id, string oid)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.ChototAsync(id, oid);

        Assert.Equal((nameof(PartnerCheck.Connected), "Checks.ConnectedTo"), Checking.OutcomeOf(verdict));
        Assert.Equal(["Tiệm Hoa Lan"], verdict.Message.Arguments);
        Assert.Equal(
            ["account_name=Tiệm Hoa Lan", "account_id=85558138", $"account_oid={Oid}", "member_since=2019"],
            verdict.Details.Select(detail => $"{detail.Key}={detail.Value}"));
        Assert.Contains(
            standIns.Partners.Requests,
            request => (request.Method, request.Path) == ("GET", $"/v1/public/profile/{Oid}"));
    }

    [Fact]
    public async Task A_shop_without_ads_is_confirmed_by_its_oid()
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.ChototAsync("10000901", "00000000000000000000000000000e01");

        Assert.Equal((nameof(PartnerCheck.Connected), "Checks.ConnectedTo"), Checking.OutcomeOf(verdict));
        Assert.Equal("Tiệm Bánh Mai", verdict.Details["account_name"]);
    }

    [Theory]
    [InlineData("00000000000000000000000000000703", "Tiệm Hoa Lan", null)]
    [InlineData("00000000000000000000000000000704", null, "2019")]
    public async Task A_profile_may_say_less(string oid, string? name, string? since)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.ChototAsync(null, oid);

        Assert.Equal(nameof(PartnerCheck.Connected), Checking.KindOf(verdict));
        Assert.Equal(
            (name, since),
            (verdict.Details.GetValueOrDefault("account_name"), verdict.Details.GetValueOrDefault("member_since")));
    }

    [Theory]
    [InlineData("00000000000000000000000000000429", "Checks.ChototSlowDown", 1)]
    [InlineData("00000000000000000000000000000503", "Checks.ChototUnreachable", 2)]
    public async Task A_profile_that_can_not_be_had_says_nothing(string oid, string message, int requests)
    {
        await using var checking = new Checking(standIns.Partners);

        Assert.Equal(
            (nameof(PartnerCheck.CouldNotCheck), message),
            Checking.OutcomeOf(await checking.ChototAsync("10000901", oid)));
        Assert.Equal(requests, standIns.RequestsFor(oid).Length);
    }
}
