using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Tests.Infrastructure;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>What can be told of a connection in public: what is wrong, and never what is stored.</summary>
public sealed class ConnectionDiagnosticsTests
{
    private const string Number = "106853218861309";
    private const string Token = "EAAcanary7f3a91";

    private readonly Rules rules = new();

    [Fact]
    public async Task A_refused_connection_says_why_with_its_codes()
    {
        await StoreAsync((Rules.Id, Number), (Rules.Token, Token));
        await CheckAsync(
            PartnerCheck.NeedsAttention(new("Checks.WhatsAppTokenExpired"), Rules.Token) with
            {
                Details = new Dictionary<string, string>
                {
                    ["error_code"] = "190",
                    ["error_subcode"] = "463",
                    ["fbtrace_id"] = "AbCdEf_1-2",
                },
            });

        var lines = Lines();

        Assert.Matches(@"^partnersite: \d+\.\d+\.\d+", lines[0]);
        Assert.Equal(
            [
                "time: 2026-03-02T08:30:00Z",
                "partner: whatsapp",
                "partner_api: v25.0",
                "status: needs_attention",
                "verdict: needs_attention, Checks.WhatsAppTokenExpired, 2026-03-02T08:30:00Z",
                "verdict_field: whatsapp_system_token",
                "verdict_error_code: 190",
                "verdict_error_subcode: 463",
                "verdict_fbtrace_id: AbCdEf_1-2",
                "whatsapp_phone_number_id: stored, 15 digits, ends …309, first 2026-03-02T08:30:00Z, changed 2026-03-02T08:30:00Z",
                "whatsapp_system_token: stored, readable, first 2026-03-02T08:30:00Z, changed 2026-03-02T08:30:00Z",
                "whatsapp_token_expires_on: not stored",
            ],
            lines[1..]);
    }

    [Theory]
    [InlineData("141006", true)]
    [InlineData("Lan's shop has no payment method", false)]
    public async Task A_block_says_its_code_and_no_words_of_the_partner(string reason, bool isTold)
    {
        await StoreAsync((Rules.Id, Number), (Rules.Token, Token));
        await CheckAsync(PartnerCheck.NeedsAttention(new("Checks.WhatsAppBlocked")) with
        {
            Details = new Dictionary<string, string> { ["blocked_by"] = reason },
        });

        Assert.Equal(isTold, Lines().Contains($"verdict_blocked_by: {reason}"));
        Assert.Equal(isTold, Lines().Any(line => line.Contains("blocked_by", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_check_without_a_verdict_stands_beside_the_last_one()
    {
        await StoreAsync((Rules.Id, Number), (Rules.Token, Token));
        await CheckAsync(PartnerCheck.Connected(new("Checks.Connected")));
        await CheckAsync(PartnerCheck.Doubt(new("Checks.WhatsAppUnknownErrorTrace", "4711", "AbCdEf")));

        Assert.Subset(
            Lines().ToHashSet(),
            new HashSet<string>
            {
                "verdict: connected, Checks.Connected, 2026-03-02T08:30:00Z",
                "attempt: could_not_check, Checks.WhatsAppUnknownErrorTrace, 2026-03-02T08:30:00Z",
                "attempt_error_code: 4711",
                "attempt_fbtrace_id: AbCdEf",
            });
    }

    [Fact]
    public async Task No_value_and_nothing_that_names_the_account_is_in_it_whatever_a_partner_says()
    {
        const string Day = "2026-06-30";
        await StoreAsync((Rules.Id, Number), (Rules.Token, Token), (Rules.LastDay, Day));
        await CheckAsync(
            PartnerCheck.Connected(new("Checks.ConnectedTo", "Jaspers Market", Number)) with
            {
                Details = new Dictionary<string, string>
                {
                    ["verified_name"] = "JASPERS",
                    ["display_phone_number"] = "84901234567",
                    [PartnerCheck.AccountName] = "JASPERS",
                    [PartnerCheck.AccountId] = Number,
                    ["status"] = "CONNECTED",
                    ["quality_rating"] = $"GREEN{Number}",
                    ["messaging_limit_tier"] = "see https://example.com/84901234567",
                },
            });

        var text = string.Join('\n', Lines());

        Assert.Contains("verdict_status: CONNECTED", text, StringComparison.Ordinal);
        Assert.Contains("expires_in_days: 120", text, StringComparison.Ordinal);
        Assert.All(
            (string[])[Number, Number[..8], Token, Token[3..], Token[^4..], Day, "Jaspers", "JASPERS", "84901234567"],
            value => Assert.DoesNotContain(value, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1234567", "stored, 7 digits,")]
    [InlineData("85558138", "stored, 8 digits, ends …138,")]
    [InlineData("3cc4f7b9d1e24a0f8b6c5d7e9f012345", "stored, 32 characters, ends …345, looks wrong (oid),")]
    public async Task A_value_is_told_by_its_length_its_end_and_what_is_odd_about_it(string value, string told)
    {
        await StoreAsync(("chotot_id", value));

        Assert.Contains(
            Lines("chotot"), line => line.StartsWith($"chotot_id: {told}", StringComparison.Ordinal));
    }

    private string[] Lines(string partner = "whatsapp")
    {
        var diagnostics = new ConnectionDiagnostics(
            [new("whatsapp", "Partners:WhatsApp:BaseAddress", new("https://graph.facebook.com/v25.0/"))],
            new FixedClock(Rules.Now));
        var profile = rules.Profiles.From(rules.Stored);
        return diagnostics.TextOf(profile.Partners.Single(one => one.Partner.Tag == partner)).Split('\n');
    }

    private Task<SaveResult> StoreAsync(params (string Key, string? Value)[] values) =>
        rules.SaveAsync(rules.Members(values));

    private Task CheckAsync(PartnerCheck check) => rules.Store.ChangeAsync(
        Rules.User,
        stored => new ProfileChange
        {
            Connections =
            [
                (stored!.ConnectionOf("whatsapp") ?? CheckColumns.Fresh(Rules.User, Rules.WhatsApp, null))
                    .With(check with { At = Rules.Now }),
            ],
        },
        default);
}
