using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks.WhatsApp;

/// <summary>Connected means that the number can send, not only that it can be read.</summary>
public sealed class WhatsAppHealthTests(StandIns standIns) : IClassFixture<StandIns>
{
    private const string IdKey = "whatsapp_phone_number_id";

    [Theory]
    [InlineData("EAAstatus-PENDING", "Checks.WhatsAppNotRegistered", null)]
    [InlineData("EAAstatus-UNVERIFIED", "Checks.WhatsAppNotRegistered", null)]
    [InlineData("EAAstatus-DISCONNECTED", "Checks.WhatsAppNotRegistered", null)]
    [InlineData("EAAplatform-NOT_APPLICABLE", "Checks.WhatsAppNotRegistered", null)]
    [InlineData("EAAplatform-ON_PREMISE", "Checks.WhatsAppOnPremise", null)]
    [InlineData("EAAstatus-BANNED", "Checks.WhatsAppBanned", null)]
    [InlineData("EAAstatus-DELETED", "Checks.WhatsAppDeleted", IdKey)]
    [InlineData("EAAstatus-MIGRATED", "Checks.WhatsAppMigrated", IdKey)]
    [InlineData("EAABLOCKED-PHONE_NUMBER", "Checks.WhatsAppBlocked", null)]
    [InlineData("EAABLOCKED-WABA", "Checks.WhatsAppBlocked", null)]
    [InlineData("EAABLOCKED-BUSINESS", "Checks.WhatsAppBlocked", null)]
    [InlineData("EAABLOCKED-APP", "Checks.WhatsAppBlocked", null)]
    [InlineData("EAABLOCKED-payment", "Checks.WhatsAppBlocked", null)]
    [InlineData("EAABLOCKED-info", "Checks.WhatsAppBlocked", null)]
    [InlineData("EAABLOCKED-silent", "Checks.WhatsAppBlocked", null)]
    public async Task What_can_not_send_needs_attention(string token, string message, string? field)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal((nameof(PartnerCheck.NeedsAttention), message, field), Checking.OutcomeAndFieldOf(verdict));
        Assert.Equal("Jaspers Market", verdict.Details["verified_name"]);
    }

    [Theory]
    [InlineData("EAALIMITED-PHONE_NUMBER", true)]
    [InlineData("EAALIMITED-payment", true)]
    [InlineData("EAALIMITED-silent", true)]
    [InlineData("EAAstatus-RESTRICTED", true)]
    [InlineData("EAAstatus-FLAGGED", true)]
    [InlineData("EAAstatus-RATE_LIMITED", true)]
    [InlineData("EAAname-DECLINED", true)]
    [InlineData("EAAname-EXPIRED", true)]
    [InlineData("EAAgood", false)]
    [InlineData("EAAstatus-CONNECTED", false)]
    [InlineData("EAAstatus-SOMETHING_NEW", false)]
    [InlineData("EAAplatform-SOMETHING_NEW", false)]
    [InlineData("EAAname-PENDING_REVIEW", false)]
    [InlineData("EAAname-NONE", false)]
    [InlineData("EAAcode-EXPIRED", true)]
    [InlineData("EAAmode-SANDBOX", true)]
    [InlineData("EAAhealth-none", false)]
    public async Task What_sends_is_connected_and_limits_are_a_warning(string token, bool isLimited)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal((nameof(PartnerCheck.Connected), isLimited), (Checking.KindOf(verdict), verdict.IsLimited));
    }

    [Theory]
    [InlineData("EAABLOCKED-WABA", "blocked_entity=WABA",
        "blocked_by=The phone number has a low quality rating. Send fewer messages to people who did not ask for them.")]
    [InlineData("EAABLOCKED-payment", "blocked_entity=WABA", "blocked_by=141006")]
    [InlineData("EAABLOCKED-info", "blocked_entity=PHONE_NUMBER",
        "blocked_by=Your display name has not been approved yet.")]
    [InlineData("EAALIMITED-payment", "limited_entity=WABA", "limited_by=141006")]
    [InlineData("EAALIMITED-silent", "limited=true", "limited_by=UNKNOWN")]
    public async Task Who_is_at_fault_and_why_are_details(string token, string entity, string reason)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        var details = verdict.Details.Select(detail => $"{detail.Key}={detail.Value}").ToList();
        Assert.Contains(entity, details);
        Assert.Contains(reason, details);
    }

    [Fact]
    public async Task The_reason_comes_before_what_else_is_known()
    {
        await using var checking = new Checking(standIns.Partners);

        Assert.Equal(
            ["blocked_entity", "blocked_by", "verified_name"],
            (await checking.WhatsAppAsync("EAABLOCKED-payment")).Details.Keys.Take(3));
    }

    [Theory]
    [InlineData("EAAfields-old", "TIER_250", 3)]
    [InlineData("EAAfields-nolimit", null, 4)]
    [InlineData("EAAfields-basic", null, 5)]
    [InlineData("EAAfields-least", null, 6)]
    public async Task A_field_that_Meta_has_removed_is_the_sites_business(string script, string? limit, int requests)
    {
        var token = StandIns.Token(script);
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(
            (nameof(PartnerCheck.Connected), "Checks.WhatsAppConnected"), Checking.OutcomeOf(verdict));
        Assert.Equal(limit, verdict.Details.GetValueOrDefault("messaging_limit_tier"));
        Assert.Equal(requests, NumberRequests());

        // The next check asks at once for what Meta takes, and the operator was told once.
        await checking.WhatsAppAsync(token);
        Assert.Equal(requests + 1, NumberRequests());
        Assert.Single(checking.Log.Lines, line =>
            line.Contains("Meta refuses fields of phone numbers", StringComparison.Ordinal));

        int NumberRequests() => standIns.RequestsWith(token).Count(request => request.Method == "GET");
    }
}
