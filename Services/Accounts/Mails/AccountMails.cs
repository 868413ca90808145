using Microsoft.AspNetCore.Identity;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Accounts.Mails;

/// <summary>
/// Queues the mails about accounts. It returns nothing and takes the same time, whether or not there is an account or a
/// mail is sent.
/// </summary>
public sealed class AccountMails(MailQueue queue, MailLimit limit, ILookupNormalizer names, IHttpContextAccessor http)
{
    /// <summary>A link to choose a new password, if an account has this e-mail address.</summary>
    public void ResetPassword(string email) => Ask(new PasswordForgotten(email), email);

    /// <summary>A link that confirms an account's e-mail address, unless it is confirmed.</summary>
    public void ConfirmAddress(string email) => Ask(new AddressUnconfirmed(email), email);

    /// <summary>Tells the owner of an account that somebody registers with its e-mail address.</summary>
    public void TellOwner(string email) => Ask(new RegisteredAgain(email), email);

    /// <summary>A link, sent to the new e-mail address, that makes it the account's.</summary>
    public void ChangeAddress(string userId, string newEmail) =>
        Ask(new AddressChangeAsked(userId, newEmail), newEmail);

    /// <summary>
    /// Tells an account's owner how its protection has changed; of one kind of change, some times an hour.
    /// </summary>
    public void TellOwner(string userId, ActivityKind kind)
    {
        if (limit.AllowsTelling(kind.Name(), userId))
        {
            queue.Add(new ProtectionChanged(userId, kind));
        }
    }

    /// <summary>Tells the owner of an account that it was deleted.</summary>
    public void TellOfDeletion(string email) => queue.Add(new AccountDeleted(email));

    /// <summary>Tells the old e-mail address that the account has another now.</summary>
    public void TellOldAddress(string oldEmail) => queue.Add(new AddressChanged(oldEmail));

    private void Ask(MailRequest request, string email)
    {
        var address = http.HttpContext?.Connection.RemoteIpAddress;

        if (limit.Allows(request.GetType().Name, names.NormalizeEmail(email) ?? "", address))
        {
            queue.Add(request);
        }
    }
}
