using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts.Mails;

/// <summary>
/// Sends the mails of Identity's own pages. Their links are made from the Host header and are not used: the site makes
/// its own.
/// </summary>
internal sealed class IdentityMails(AccountMails mails) : IEmailSender<ApplicationUser>
{
    public Task SendConfirmationLinkAsync(ApplicationUser user, string email, string confirmationLink)
    {
        mails.ConfirmAddress(email);
        return Task.CompletedTask;
    }

    public Task SendPasswordResetLinkAsync(ApplicationUser user, string email, string resetLink)
    {
        mails.ResetPassword(email);
        return Task.CompletedTask;
    }

    public Task SendPasswordResetCodeAsync(ApplicationUser user, string email, string resetCode) =>
        throw new NotSupportedException("No page of this site takes a code.");
}
