using MimeKit;

namespace PartnerSite.Services.Mail;

/// <summary>Writes mails for the rooms that ask for them: who gets one, and what it says, is theirs to know.</summary>
internal interface IMailWriter
{
    /// <summary>The mail in the current language, or null when nobody is to get it.</summary>
    public Task<MimeMessage?> WriteAsync(MailRequest request);
}
