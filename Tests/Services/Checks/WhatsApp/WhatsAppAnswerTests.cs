using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks.WhatsApp;

/// <summary>What a good answer of Meta's says, and which answers are not good ones.</summary>
public sealed class WhatsAppAnswerTests(StandIns standIns) : IClassFixture<StandIns>
{
    [Fact]
    public async Task A_pair_that_works_is_connected_and_named()
    {
        var token = StandIns.Token("EAAgood");
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(nameof(PartnerCheck.Connected), Checking.KindOf(verdict));
        Assert.Equal("Checks.WhatsAppConnected", verdict.Message.Key);
        Assert.Equal(["Jaspers Market", "+84 90 123 45 67"], verdict.Message.Arguments);
        Assert.Equal(
            [
                "verified_name=Jaspers Market",
                "display_phone_number=+84 90 123 45 67",
                "status=CONNECTED",
                "platform_type=CLOUD_API",
                "account_mode=LIVE",
                "name_status=APPROVED",
                "code_verification_status=VERIFIED",
                "quality_rating=GREEN",
                "account_id=106853218861309",
                "account_name=Jaspers Market",
                "messaging_limit_tier=TIER_1K",
            ],
            verdict.Details.Select(detail => $"{detail.Key}={detail.Value}"));
        Assert.Null(verdict.ExpiresAt);

        Assert.Equal(
            [
                "GET /v25.0/106853218861309?fields=id,display_phone_number,verified_name,quality_rating,code_verification_status,name_status,status,platform_type,account_mode,health_status,whatsapp_business_manager_messaging_limit",
                "POST /v25.0/debug_token",
            ],
            standIns.RequestsWith(token).Select(request => $"{request.Method} {request.Path}"));
    }

    [Theory]
    [InlineData("EAAquality-NA", "Checks.WhatsAppConnected", 2)]
    [InlineData("EAAquality-UNKNOWN", "Checks.WhatsAppConnected", 2)]
    [InlineData("EAAquality-none", "Checks.WhatsAppConnected", 2)]
    [InlineData("EAAhealth-none", "Checks.WhatsAppConnected", 2)]
    [InlineData("EAAgarbage-names", "Checks.Connected", 0)]
    public async Task Fields_may_be_missing_and_have_any_value(string token, string message, int arguments)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(
            (nameof(PartnerCheck.Connected), message, arguments),
            (Checking.KindOf(verdict), verdict.Message.Key, verdict.Message.Arguments.Count));
    }

    [Theory]
    [InlineData("EAAname-only", Checking.Jaspers)]
    [InlineData("EAAid-only", Checking.Jaspers)]
    [InlineData("EAAgood", "102290129340398")]
    public async Task What_has_no_phone_number_is_another_object_and_marks_the_id(string token, string id)
    {
        await using var checking = new Checking(standIns.Partners);

        Assert.Equal(
            (nameof(PartnerCheck.NeedsAttention), "Checks.WhatsAppOtherObject", "whatsapp_phone_number_id"),
            Checking.OutcomeAndFieldOf(await checking.WhatsAppAsync(token, id)));
    }

    [Theory]
    [InlineData("EAAother-id")]
    [InlineData("EAAgood-404")]
    [InlineData("EAAredirect")]
    [InlineData("EAAredirect-301")]
    [InlineData("EAAredirect-307")]
    [InlineData("EAAredirect-308")]
    [InlineData("EAAgarbage-html")]
    [InlineData("EAAgarbage-text")]
    [InlineData("EAAgarbage-truncated")]
    [InlineData("EAAgarbage-types")]
    [InlineData("EAAgarbage-error")]
    [InlineData("EAAgarbage-code")]
    [InlineData("EAAgarbage-surrogate")]
    [InlineData("EAAgarbage-array")]
    [InlineData("EAAgarbage-null")]
    [InlineData("EAAgarbage-empty")]
    [InlineData("EAAgarbage-deep")]
    [InlineData("EAAgarbage-utf8")]
    [InlineData("EAAgarbage-utf16")]
    [InlineData("EAAgarbage-doubled")]
    [InlineData("EAAgarbage-huge")]
    [InlineData("EAAgarbage-bomb")]
    public async Task An_answer_that_says_nothing_is_no_verdict_on_the_pair(string script)
    {
        var token = StandIns.Token(script);
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(
            (nameof(PartnerCheck.CouldNotCheck), "Checks.WhatsAppUnreadable", null),
            Checking.OutcomeAndFieldOf(verdict));
        Assert.Empty(verdict.Details);
        Assert.Single(standIns.RequestsWith(token));
        Assert.Empty(standIns.Elsewhere.Requests);
    }

    [Fact]
    public async Task What_Meta_says_is_shortened_and_has_no_invisible_characters()
    {
        await using var checking = new Checking(standIns.Partners);
        var name = (await checking.WhatsAppAsync("EAAlong")).Details["verified_name"];

        Assert.StartsWith("JaspersMarket 🌸xxx", name, StringComparison.Ordinal);
        Assert.Equal(256, name.Length);
    }

    [Fact]
    public async Task A_text_that_contains_the_token_is_dropped()
    {
        var token = StandIns.Token("EAAecho");
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(nameof(PartnerCheck.Connected), Checking.KindOf(verdict));
        Assert.Equal(
            [
                "display_phone_number", "status", "platform_type", "account_mode", "quality_rating", "account_id",
                "messaging_limit_tier",
            ],
            verdict.Details.Keys);
        Assert.Equal(["+84 90 123 45 67"], verdict.Message.Arguments);
    }

    [Theory]
    [InlineData("EAAexpires-7d", "2026-03-11T05:06:07Z")]
    [InlineData("EAAexpires-60d", "2026-05-03T05:06:07Z")]
    [InlineData("EAAexpires-text", "2030-01-01T00:00:00Z")]
    [InlineData("EAAexpires-never", "9999-12-31T00:00:00Z")]
    [InlineData("EAAexpires-past", null)]
    [InlineData("EAAexpires-nonsense", null)]
    public async Task When_the_token_expires_is_known_if_Meta_says_so(string token, string? expires)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(
            (nameof(PartnerCheck.Connected), expires),
            (Checking.KindOf(verdict), verdict.ExpiresAt?.ToString("yyyy-MM-ddTHH:mm:ssK", null)));
        Assert.DoesNotContain("missing_scopes", verdict.Details.Keys);
    }

    [Theory]
    [InlineData("EAAscopes-messaging", "whatsapp_business_management")]
    [InlineData("EAAscopes-management", "whatsapp_business_messaging")]
    [InlineData("EAAscopes-none", "whatsapp_business_messaging, whatsapp_business_management")]
    [InlineData("EAAscopes-granular", null)]
    public async Task Scopes_that_the_token_lacks_are_a_detail(string token, string? missing)
    {
        await using var checking = new Checking(standIns.Partners);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(
            (nameof(PartnerCheck.Connected), missing),
            (Checking.KindOf(verdict), verdict.Details.GetValueOrDefault("missing_scopes")));
        Assert.Equal(missing is not null, verdict.Message.Key == "Checks.WhatsAppScopes");
    }

    [Theory]
    [InlineData("EAAdebug-190")]
    [InlineData("EAAdebug-500")]
    [InlineData("EAAdebug-html")]
    [InlineData("EAAdebug-array")]
    [InlineData("EAAdebug-huge")]
    [InlineData("EAAdebug-closed")]
    [InlineData("EAAdebug-redirect")]
    [InlineData("EAAdebug-silent")]
    public async Task A_failure_to_describe_the_token_changes_nothing_and_is_not_tried_again(string script)
    {
        var token = StandIns.Token(script);
        await using var checking = new Checking(
            standIns.Partners, script == "EAAdebug-silent" ? Checking.ImpatientOfExtras : null);
        var verdict = await checking.WhatsAppAsync(token);

        Assert.Equal(
            (nameof(PartnerCheck.Connected), 11, null),
            (Checking.KindOf(verdict), verdict.Details.Count, verdict.ExpiresAt));
        Assert.Single(standIns.RequestsWith(token), request => request.Path == "/v25.0/debug_token");
        Assert.Empty(standIns.Elsewhere.Requests);
    }
}
