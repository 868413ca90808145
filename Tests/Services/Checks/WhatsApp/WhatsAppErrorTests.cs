using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks.WhatsApp;

/// <summary>Every error that Meta documents, in every form, is the verdict that its code says.</summary>
public sealed class WhatsAppErrorTests(StandIns standIns) : IClassFixture<StandIns>
{
    private const string IdKey = "whatsapp_phone_number_id";
    private const string TokenKey = "whatsapp_system_token";

    [Theory]
    [InlineData("EAArefused", "Checks.WhatsAppTokenRefused", TokenKey)]
    [InlineData("EAArefused-400", "Checks.WhatsAppTokenRefused", TokenKey)]
    [InlineData("EAArefused-200", "Checks.WhatsAppTokenRefused", TokenKey)]
    [InlineData("EAArefused-text", "Checks.WhatsAppTokenRefused", TokenKey)]
    [InlineData("no-token-of-Meta", "Checks.WhatsAppTokenRefused", TokenKey)]
    [InlineData("EAAexpired", "Checks.WhatsAppTokenExpired", TokenKey)]
    [InlineData("EAAexpired-400", "Checks.WhatsAppTokenExpired", TokenKey)]
    [InlineData("EAAexpired-text", "Checks.WhatsAppTokenExpired", TokenKey)]
    [InlineData("EAArevoked-458", "Checks.WhatsAppTokenRevoked", TokenKey)]
    [InlineData("EAArevoked-460", "Checks.WhatsAppTokenRevoked", TokenKey)]
    [InlineData("EAArevoked-466", "Checks.WhatsAppTokenRevoked", TokenKey)]
    [InlineData("EAArevoked-467", "Checks.WhatsAppTokenRevoked", TokenKey)]
    [InlineData("EAArevoked-400", "Checks.WhatsAppTokenRevoked", TokenKey)]
    [InlineData("EAAnoaccess-33", "Checks.WhatsAppNoAccess", IdKey)]
    [InlineData("EAAnoaccess-803", "Checks.WhatsAppNoAccess", IdKey)]
    [InlineData("EAApermission-200", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAApermission-200-400", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAApermission-10", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAApermission-10-400", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAApermission-3", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAArestricted-368", "Checks.WhatsAppRestricted", null)]
    [InlineData("EAArestricted-131031", "Checks.WhatsAppRestricted", null)]
    [InlineData("EAAerror-0", "Checks.WhatsAppTokenRefused", TokenKey)]
    [InlineData("EAAerror-33", "Checks.WhatsAppDeleted", IdKey)]
    [InlineData("EAAerror-803", "Checks.WhatsAppNoAccess", IdKey)]
    [InlineData("EAAerror-3", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAAerror-10", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAAerror-200", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAAerror-201", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAAerror-299", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAAerror-131005", "Checks.WhatsAppPermission", TokenKey)]
    [InlineData("EAAerror-133000", "Checks.WhatsAppNotRegistered", null)]
    [InlineData("EAAerror-133010", "Checks.WhatsAppNotRegistered", null)]
    [InlineData("EAAerror-133016", "Checks.WhatsAppNotRegistered", null)]
    [InlineData("EAAerror-368", "Checks.WhatsAppRestricted", null)]
    [InlineData("EAAerror-130497", "Checks.WhatsAppRestricted", null)]
    [InlineData("EAAerror-131031", "Checks.WhatsAppRestricted", null)]
    public async Task What_Meta_refuses_needs_attention(string script, string message, string? field)
    {
        var token = StandIns.Token(script);
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal((nameof(PartnerCheck.NeedsAttention), message, field), Checking.OutcomeAndFieldOf(verdict));
        Assert.True(verdict.IsVerdict);
        Assert.Single(standIns.RequestsWith(token));
    }

    [Theory]
    [InlineData("EAArate-4", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAArate-17", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAArate-80007", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAArate-4-429", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAArate-429", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAAonce-429", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAAerror-4", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAAerror-17", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAAerror-32", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAAerror-613", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAAerror-80007", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAAerror-80008", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAAerror-130429", "Checks.WhatsAppSlowDown", 1)]
    [InlineData("EAAerror-1", "Checks.WhatsAppUnreachable", 1)]
    [InlineData("EAAerror-2", "Checks.WhatsAppUnreachable", 1)]
    [InlineData("EAAerror-131000", "Checks.WhatsAppUnreachable", 1)]
    [InlineData("EAAerror-131016", "Checks.WhatsAppUnreachable", 1)]
    [InlineData("EAAtransient-4711", "Checks.WhatsAppUnreachable", 1)]
    [InlineData("EAAtransient-133016", "Checks.WhatsAppUnreachable", 1)]
    [InlineData("EAAtransient-368", "Checks.WhatsAppUnreachable", 1)]
    [InlineData("EAAoutage-1", "Checks.WhatsAppUnreachable", 2)]
    [InlineData("EAAoutage-2", "Checks.WhatsAppUnreachable", 2)]
    [InlineData("EAAoutage-500", "Checks.WhatsAppUnreachable", 2)]
    [InlineData("EAAoutage-503", "Checks.WhatsAppUnreachable", 2)]
    [InlineData("EAAgood-500", "Checks.WhatsAppUnreachable", 2)]
    [InlineData("EAAclosed", "Checks.WhatsAppUnreachable", 2)]
    [InlineData("EAAcut", "Checks.WhatsAppUnreachable", 2)]
    public async Task What_keeps_Meta_from_answering_says_nothing_about_the_pair(
        string script, string message, int requests)
    {
        var token = StandIns.Token(script);
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal((nameof(PartnerCheck.CouldNotCheck), message, null), Checking.OutcomeAndFieldOf(verdict));
        Assert.False(verdict.IsVerdict);
        Assert.Equal(requests, standIns.RequestsWith(token).Length);
    }

    [Theory]
    [InlineData("106853218861300", "Checks.WhatsAppNoAccess", IdKey)]
    [InlineData("84901234567", "Checks.WhatsAppNoAccessPhone", IdKey)]
    [InlineData("0901234567", "Checks.WhatsAppNoAccessPhone", IdKey)]
    public async Task An_id_that_the_token_cannot_see_is_named(string id, string message, string? field)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync("EAAgood", id);

        Assert.Equal((nameof(PartnerCheck.NeedsAttention), message, field), Checking.OutcomeAndFieldOf(verdict));
    }

    [Theory]
    [InlineData("EAAerror-4711", "4711")]
    [InlineData("EAAerror-132999", "132999")]
    [InlineData("EAAerror-134000", "134000")]
    [InlineData("EAAerror-300", "300")]
    [InlineData("EAAerror-191", "191")]
    public async Task An_error_that_nobody_documented_is_a_doubt_with_its_code_and_trace(string token, string code)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal((nameof(PartnerCheck.Doubt), "Checks.WhatsAppUnknownErrorTrace"), Checking.OutcomeOf(verdict));
        Assert.Equal([code, "AbCdEfGhIjKlMnOpQrStUvW"], verdict.Message.Arguments);
        Assert.Equal(code, verdict.Details["error_code"]);
        Assert.False(verdict.IsVerdict);
    }

    [Fact]
    public async Task A_token_in_an_error_is_not_repeated()
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync("EAAecho-error");

        Assert.Equal(nameof(PartnerCheck.Doubt), Checking.KindOf(verdict));
        Assert.Equal(["999", "AbCdEfGhIjKlMnOpQrStUvW"], verdict.Message.Arguments);
    }

    [Fact]
    public async Task An_app_that_requires_its_secret_refuses_whatever_is_asked_for()
    {
        var token = StandIns.Token("EAAsecret");
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(
            (nameof(PartnerCheck.NeedsAttention), "Checks.WhatsAppAppSecret", null),
            Checking.OutcomeAndFieldOf(verdict));
        Assert.Equal(3, standIns.RequestsWith(token).Length);
        Assert.DoesNotContain("fewer", checking.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Checks.WhatsAppIdShape")]
    [InlineData("", "Checks.WhatsAppIdShape")]
    [InlineData("me", "Checks.WhatsAppIdShape")]
    [InlineData("..", "Checks.WhatsAppIdShape")]
    [InlineData("1?fields=x", "Checks.WhatsAppIdShape")]
    [InlineData("1/2", "Checks.WhatsAppIdShape")]
    [InlineData("1\n", "Checks.WhatsAppIdShape")]
    [InlineData("//127.0.0.1:9/1", "Checks.WhatsAppIdShape")]
    [InlineData("١٢٣", "Checks.WhatsAppIdShape")]
    [InlineData("123456789012345678901234567890123", "Checks.WhatsAppIdShape")]
    [InlineData("+84 90 123 45 67", "Checks.WhatsAppIdIsPhone")]
    [InlineData("090-123-4567", "Checks.WhatsAppIdIsPhone")]
    public async Task What_cannot_be_an_id_is_not_sent(string? id, string message)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync("EAAgood", id);

        Assert.Equal((nameof(PartnerCheck.NeedsAttention), message, IdKey), Checking.OutcomeAndFieldOf(verdict));
        Assert.Empty(checking.Connections);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("EAA good")]
    [InlineData("EAAgood\n")]
    [InlineData("EAAgood\r\nX-Header: 1")]
    [InlineData("EAAgoód")]
    [InlineData("EAA\u200bgood")]
    public async Task What_cannot_be_a_token_is_not_sent(string? token)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(
            (nameof(PartnerCheck.NeedsAttention), "Checks.WhatsAppTokenShape", TokenKey),
            Checking.OutcomeAndFieldOf(verdict));
        Assert.Empty(checking.Connections);
    }
}
