using PartnerSite.Data;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Profile;

/// <summary>What an owner is mailed after a series of checks, without a site.</summary>
public sealed class NoticeRulesTests
{
    private static readonly PartnerConnection Fresh = CheckColumns.Fresh("lan", Rules.WhatsApp, before: null);

    // C: connected, R: refused, O: an outage; in small letters when the owner reads it. M: the mail that waits is sent;
    // D: it is dropped.
    [Theory]
    [InlineData("C", null)]
    [InlineData("R", null)]
    [InlineData("OR", null)]
    [InlineData("CR", NoticeKind.Refused)]
    [InlineData("COR", NoticeKind.Refused)]
    [InlineData("Cr", null)]
    [InlineData("CrRR", null)]
    [InlineData("CrC", null)]
    [InlineData("CRR", NoticeKind.Refused)]
    [InlineData("CRr", null)]
    [InlineData("CRO", NoticeKind.Refused)]
    [InlineData("CRC", null)]
    [InlineData("CRMR", null)]
    [InlineData("CRMO", null)]
    [InlineData("CRMC", NoticeKind.Recovered)]
    [InlineData("CRMc", NoticeKind.Recovered)]
    [InlineData("CRMCC", NoticeKind.Recovered)]
    [InlineData("CRMCR", null)]
    [InlineData("CRMCRC", NoticeKind.Recovered)]
    [InlineData("CRMCM", null)]
    [InlineData("CRMCMC", null)]
    [InlineData("CRMCMR", NoticeKind.Refused)]
    [InlineData("CRMCMRMC", NoticeKind.Recovered)]
    [InlineData("CRDC", null)]
    [InlineData("CRDRCR", NoticeKind.Refused)]
    [InlineData("CRMCDC", null)]
    [InlineData("CRMCDR", NoticeKind.Refused)]
    public void Of_a_series_of_checks(string series, NoticeKind? waiting) =>
        Assert.Equal(waiting, After(series).NoticeOf());

    [Fact]
    public void What_recovers_while_its_mail_is_sent_is_mailed_too()
    {
        var mailed = After("CR");
        var meanwhile = mailed.WithNoted(Check('C', hour: 9), isSeen: false);

        Assert.Null(meanwhile.NoticeOf());
        Assert.Equal(NoticeKind.Recovered, meanwhile.AfterMail(mailed, Rules.Now).NoticeOf());
    }

    [Fact]
    public void A_mail_about_an_expiry_that_a_refusal_takes_the_place_of_has_its_turn_again()
    {
        var row = After("C") with { ExpiryNoticed = Rules.Now.Date, ExpiryNoticedDays = 14, Notice = "expires" };
        var refused = row.WithNoted(Check('R', hour: 9), isSeen: false);

        Assert.Equal((NoticeKind.Refused, (int?)null), (refused.NoticeOf(), refused.ExpiryNoticedDays));
    }

    [Fact]
    public void A_notice_of_another_version_is_none() => Assert.Null((Fresh with { Notice = "unknown" }).NoticeOf());

    private static PartnerConnection After(string series)
    {
        var row = Fresh;

        for (var hour = 0; hour < series.Length; hour++)
        {
            row = series[hour] switch
            {
                'M' => row.AfterMail(row, Rules.Now.AddHours(hour)),
                'D' => row.AfterDrop(row),
                var kind => row.WithNoted(Check(kind, hour), isSeen: char.IsLower(kind)),
            };
        }

        return row;
    }

    private static PartnerCheck Check(char kind, int hour) => new(
        char.ToUpperInvariant(kind) switch
        {
            'C' => PartnerStatus.Connected,
            'R' => PartnerStatus.NeedsAttention,
            _ => PartnerStatus.CouldNotCheck,
        },
        new("Checks.Connected"))
    {
        At = Rules.Now.AddHours(hour),
    };
}
