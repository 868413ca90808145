using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Accounts.Mails;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Mail;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Notices;

/// <summary>Writes the mails about connections. They hold no value of a connection, and no id.</summary>
internal sealed class NoticeMails(MailLinks links, MailSettings settings, Texts T, TimeProvider clock)
{
    /// <summary>The mail in the current language; null when what it would say is no longer true.</summary>
    /// <param name="to">The owner's e-mail address.</param>
    /// <param name="row">The connection's row, with its notice.</param>
    /// <param name="connected">What is stored now.</param>
    public MimeMessage? Write(string to, PartnerConnection row, ConnectedPartner connected)
    {
        var text = row.NoticeOf() switch
        {
            NoticeKind.Refused when connected is { Status: PartnerStatus.NeedsAttention, Verdict: { } verdict } =>
                Refused(connected, verdict),
            NoticeKind.Recovered when connected.Status == PartnerStatus.Connected => Recovered(connected),
            NoticeKind.Expires when connected.Expiry?.At.Date == row.ExpiryNoticed => Expires(connected),
            _ => null,
        };

        if (text is null)
        {
            return null;
        }

        var off = (T["Mail.NoticeOff"], links.To(IdentityPages.Notifications));
        var message = MailLayout.Write(
            text with { Off = off },
            settings.From,
            new MailboxAddress(null, to),
            SiteLanguage.Current.Code,
            new(T["Mail.Greeting"], T["Mail.LinkHelp"], T["Mail.Closing"]),
            settings.Site);
        message.MessageId = IdOf(row);
        return message;
    }

    private MailText? Refused(ConnectedPartner connected, PartnerCheck verdict) =>
        new(
            Subject(connected, T["Partners.StatusNeedsAttention"]),
            T["Mail.NoticeRefused", connected.Partner, Day(verdict.At)],
            T[verdict.Field is null ? "Mail.NoticeRefusedElsewhere" : "Mail.NoticeRefusedNote"],
            verdict.Field is null ? T["Mail.NoticeSettings", connected.Partner] : T["Partners.Fix"],
            verdict.Field is { } field ? LinkTo(connected, $"&field={field}") : settings.LinkTo("/partners"))
        {
            Said = T.Of(verdict),
        };

    private MailText? Recovered(ConnectedPartner connected) => new(
        Subject(connected, T["Mail.NoticeRecoveredState"]),
        T["Mail.NoticeRecovered", connected.Partner],
        T["Mail.NoticeRecoveredNote"],
        T["Mail.NoticeSettings", connected.Partner],
        LinkTo(connected));

    private MailText? Expires(ConnectedPartner connected)
    {
        var now = clock.GetUtcNow().UtcDateTime;

        if (connected.ExpiryMark(now) is not { } mark || connected.Expiry is not var (attribute, at))
        {
            return null;
        }

        return new(
            Subject(connected, T[mark]),
            T[at > now ? "Mail.NoticeExpires" : "Mail.NoticeExpired", attribute, connected.Partner, Day(at)],
            T["Mail.NoticeExpiresNote"],
            T["Mail.NoticeSettings", connected.Partner],
            LinkTo(connected, $"&field={attribute.Key}"));
    }

    private string Subject(ConnectedPartner connected, string state) => $"{T.Of(connected.Partner)}: {state}";

    private string Day(DateTime time) => time.ToString(T["Partners.DateFormat"], CultureInfo.CurrentCulture);

    private Uri LinkTo(ConnectedPartner connected, string field = "") =>
        settings.LinkTo($"/partners/edit?partner={connected.Partner.Tag}{field}");

    // The same each time: a mail that was taken and then sent again, because the site was killed in between, is shown
    // once by most mailboxes.
    private string IdOf(PartnerConnection row)
    {
        var notice = $"{row.UserId} {row.Partner} {row.Notice} {row.NoticedAt?.Ticks}";
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice)))}@{settings.Site.Host}";
    }
}
