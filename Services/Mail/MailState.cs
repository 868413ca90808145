namespace PartnerSite.Services.Mail;

/// <summary>Whether the site sends mail: pages that lead to one are only shown then.</summary>
/// <param name="IsOn">There is a mail server.</param>
public sealed record MailState(bool IsOn);
