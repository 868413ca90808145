using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Tests.Services.Partners.Profile;

public sealed class CheckColumnsTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);
    private static readonly Partner WhatsApp = PartnerCatalog.Default.FindPartner("whatsapp")!;
    private static readonly PartnerConnection Fresh = CheckColumns.Fresh("lan", WhatsApp, before: null);

    private static readonly PartnerCheck Connected =
        PartnerCheck.Connected(new("Checks.WhatsAppConnected", "Jaspers Market", "+1 555")) with
        {
            At = Now,
            Details = new Dictionary<string, string> { ["verified_name"] = "Jaspers Market" },
            ExpiresAt = Now.AddDays(30),
        };

    [Fact]
    public void A_verdict_is_read_as_it_was_stored()
    {
        var read = CheckColumns.ReadVerdict(Fresh.With(Connected))!;

        Assert.Equal((PartnerStatus.Connected, Now), (read.Status, read.At));
        Assert.Equal(["Jaspers Market", "+1 555"], read.Message.Arguments.Take(2));
        Assert.Equal("Jaspers Market", read.Details["verified_name"]);
        Assert.Null(CheckColumns.ReadAttempt(Fresh.With(Connected), WhatsApp));
    }

    [Fact]
    public void An_attempt_leaves_the_verdict_and_a_verdict_ends_the_attempt()
    {
        var outage = PartnerCheck.CouldNotCheck("Checks.WhatsAppUnreachable") with { At = Now.AddHours(1) };
        var row = Fresh.With(Connected).With(outage);

        Assert.Equal(PartnerStatus.Connected, CheckColumns.ReadVerdict(row)!.Status);
        Assert.Equal("Checks.WhatsAppUnreachable", CheckColumns.ReadAttempt(row, WhatsApp)!.Message.Key);
        Assert.Null(CheckColumns.ReadAttempt(row.With(Connected), WhatsApp));
    }

    [Fact]
    public void An_expiry_that_is_not_reported_again_stays()
    {
        var row = Fresh.With(Connected).With(Connected with { ExpiresAt = null });

        Assert.Equal(Now.AddDays(30), row.ExpiresAt);
    }

    [Theory]
    [InlineData("saved", "Checks.Connected", "[]")]
    [InlineData("connected", "Site.Title", "[]")]
    [InlineData("connected", null, "[]")]
    [InlineData(null, "Checks.Connected", "[]")]
    public void What_is_no_verdict_is_read_as_none(string? state, string? key, string arguments)
    {
        var row = Fresh with { State = state, MessageKey = key, MessageArguments = arguments, CheckedAt = Now };

        Assert.Null(CheckColumns.ReadVerdict(row));
    }

    [Theory]
    [InlineData("not json", 4)]
    [InlineData(null, 4)]
    [InlineData("""["a"]""", 4)]
    [InlineData("""["a","b","c","d","e"]""", 5)]
    public void A_damaged_row_still_has_arguments_for_its_sentence(string? arguments, int count)
    {
        var row = Fresh.With(Connected) with { MessageArguments = arguments, Details = "{" };
        var read = CheckColumns.ReadVerdict(row)!;

        Assert.Equal(count, read.Message.Arguments.Count);
        Assert.Empty(read.Details);
    }
}
