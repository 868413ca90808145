using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>What is said of a secret that expires soon, in pages and in mails.</summary>
public static class ExpiryTexts
{
    /// <summary>That a secret expires soon, or has expired; null while there is time.</summary>
    public static Message? ExpiryNotice(this ConnectedPartner connected, DateTime now) =>
        connected.SoonExpiring(now) is not var (attribute, days) ? null : days switch
        {
            < 0 => new("Partners.Expired", attribute),
            0 => new("Partners.ExpiresToday", attribute),
            1 => new("Partners.ExpiresTomorrow", attribute),
            _ => new("Partners.ExpiresInDays", attribute, days),
        };

    /// <summary>The same in a word or two.</summary>
    public static Message? ExpiryMark(this ConnectedPartner connected, DateTime now) =>
        connected.SoonExpiring(now) is not var (_, days) ? null : days switch
        {
            < 0 => new("Partners.StatusExpired"),
            0 => new("Partners.StatusExpiresToday"),
            1 => new("Partners.StatusExpiresTomorrow"),
            _ => new("Partners.StatusExpiresInDays", days),
        };

    /// <summary>
    /// The secret that expires soon, and the days (UTC) that are left: none on the last one, and less when it is over.
    /// </summary>
    public static (AttributeDefinition Attribute, int Days)? SoonExpiring(
        this ConnectedPartner connected, DateTime now) =>
        connected.Expiry is var (attribute, at) && !IsOvertaken(connected, attribute, at)
            ? (at.Date - now.Date).Days switch
            {
                _ when at <= now => (attribute, -1),
                var days when days > NoticeDaysOf(connected.Partner, attribute) => null,
                var days => (attribute, days),
            }
            : null;

    private static int NoticeDaysOf(Partner partner, AttributeDefinition secret) =>
        partner.Attributes.First(date => date.Expires == secret.Key).NoticeDays;

    // The partner has refused the secret since, or accepted it after it was to expire.
    private static bool IsOvertaken(ConnectedPartner connected, AttributeDefinition attribute, DateTime at) =>
        connected.Verdict switch
        {
            { Status: PartnerStatus.NeedsAttention } verdict => verdict.Field == attribute.Key,
            { Status: PartnerStatus.Connected } verdict => verdict.At > at,
            _ => false,
        };
}
