using MimeKit;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Notices;

/// <summary>
/// Keeps an account from flooding a mailbox that may be somebody else's, with connections that change all the time.
/// </summary>
internal sealed class NoticeLimit(TimeProvider clock)
{
    /// <summary>Mails a day to one e-mail address.</summary>
    public const int ADay = 20;

    private readonly SlidingWindowCounter mails = new(clock);

    /// <summary>Counts a mail and returns true, or false when there are too many.</summary>
    public bool Allows(MimeMessage message) =>
        mails.TryAdd([new(message.To.ToString(), ADay, TimeSpan.FromDays(1))], out _, out _);
}
