namespace PartnerSite.Services.Mail;

/// <summary>Whether the site sends mail; links to pages that need it are only shown then.</summary>
/// <param name="IsOn">There is a mail server.</param>
public sealed record MailState(bool IsOn);
