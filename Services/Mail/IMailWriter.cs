using MimeKit;

namespace PartnerSite.Services.Mail;

/// <summary>Writes mails. The rooms that request them implement it: they know who gets one and what it says.</summary>
internal interface IMailWriter
{
    /// <summary>The mail in the current language, or null when nobody is to get it.</summary>
    public Task<MimeMessage?> WriteAsync(MailRequest request);
}
