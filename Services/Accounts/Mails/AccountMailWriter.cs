using Microsoft.AspNetCore.Identity;
using MimeKit;
using PartnerSite.Data;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Mail;
using PartnerSite.Services.Support;

namespace PartnerSite.Services.Accounts.Mails;

/// <summary>
/// Finds the account that gets a mail, and writes the mail. The link is made here, so that its lifetime starts with the
/// mail.
/// </summary>
internal sealed class AccountMailWriter(
    UserManager<ApplicationUser> users, MailLinks links, MailSettings settings, SupportContact support, Texts T)
    : IMailWriter
{
    /// <inheritdoc />
    public async Task<MimeMessage?> WriteAsync(MailRequest request) => request switch
    {
        PasswordForgotten(var email) => await ResetPasswordAsync(email),
        AddressUnconfirmed(var email) => await ConfirmAddressAsync(email),
        RegisteredAgain(var email) => await TellOwnerAsync(email),
        AddressChangeAsked(var userId, var newEmail) => await ChangeAddressAsync(userId, newEmail),
        ProtectionChanged(var userId, var kind) => await TellOfChangeAsync(userId, ProtectionChanged.Sentences[kind]),
        AccountDeleted(var email) => Write(
            email, new(T["Mail.DeletedSubject"], T["Mail.DeletedIntro"], T["Mail.ChangedNote", support.InText])),
        AddressChanged(var oldEmail) => TellOldAddress(oldEmail),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };

    // Unconfirmed addresses get one too: whoever reads this mail could have confirmed the address as well, and a user
    // who forgot the password before confirming it has no other way back.
    private async Task<MimeMessage?> ResetPasswordAsync(string email)
    {
        return await users.FindByEmailAsync(email) is { IsActive: true } user
            ? await ResetPasswordAsync(user, T["Mail.ResetIntro"])
            : null;
    }

    private async Task<MimeMessage> ResetPasswordAsync(ApplicationUser user, string intro)
    {
        var code = MailLinks.Encode(await users.GeneratePasswordResetTokenAsync(user));
        var link = links.To(IdentityPages.ResetPassword, ("code", code));
        var note = T["Mail.ResetNote", PasswordResetTokens.Hours];
        return Write(user.Email!, new(T["Mail.ResetSubject"], intro, note, T["Mail.ResetAction"], link));
    }

    // An account whose address nobody confirmed may be a stranger's: its owner chooses another password.
    private async Task<MimeMessage?> TellOwnerAsync(string email) =>
        await users.FindByEmailAsync(email) is not { IsActive: true } user ? null
        : user is { EmailConfirmed: false, MustConfirm: true }
            ? await ResetPasswordAsync(user, T["Mail.RegisteredUnconfirmed"])
        : Write(
            user.Email!,
            new(
                T["Mail.RegisteredSubject"],
                T["Mail.RegisteredIntro"],
                T["Mail.RegisteredNote"],
                T["Mail.RegisteredAction"],
                links.To(IdentityPages.SignIn)));

    private async Task<MimeMessage?> ConfirmAddressAsync(string email)
    {
        if (await users.FindByEmailAsync(email) is not { IsActive: true, EmailConfirmed: false } user)
        {
            return null;
        }

        var code = MailLinks.Encode(await users.GenerateEmailConfirmationTokenAsync(user));
        var link = links.To(IdentityPages.ConfirmEmail, ("userId", user.Id), ("code", code));
        return Write(
            user.Email!,
            new(T["Mail.ConfirmSubject"], T["Mail.ConfirmIntro"], T["Mail.ConfirmNote"], T["Mail.ConfirmAction"], link)
        );
    }

    private async Task<MimeMessage?> ChangeAddressAsync(string userId, string newEmail)
    {
        if (await users.FindByIdAsync(userId) is not { IsActive: true } user
            || (await users.FindByNameAsync(newEmail) is { } owner && owner.Id != userId))
        {
            return null;
        }

        var code = MailLinks.Encode(await users.GenerateChangeEmailTokenAsync(user, newEmail));
        var link = links.To(IdentityPages.ConfirmEmailChange, ("userId", userId), ("email", newEmail), ("code", code));
        return Write(
            newEmail,
            new(T["Mail.ChangeSubject"], T["Mail.ChangeIntro"], T["Mail.ChangeNote"], T["Mail.ChangeAction"], link));
    }

    private async Task<MimeMessage?> TellOfChangeAsync(string userId, string sentence) =>
        await users.FindByIdAsync(userId) is { IsActive: true } user
            ? Write(
                user.Email!,
                new(
                    T["Mail.ToldSubject"],
                    T[sentence],
                    T["Mail.ToldNote"],
                    T["Mail.ToldAction"],
                    links.To(IdentityPages.ForgotPassword)))
            : null;

    private MimeMessage TellOldAddress(string oldEmail) => Write(
        oldEmail,
        new(T["Mail.ChangedSubject"], T["Mail.ChangedIntro"], T["Mail.ChangedNote", support.InText]));

    private MimeMessage Write(string to, MailText text) => MailLayout.Write(
        text,
        settings.From,
        new MailboxAddress(null, to),
        SiteLanguage.Current.Code,
        new(T["Mail.Greeting"], T["Mail.LinkHelp"], T["Mail.Closing"]),
        settings.Site);
}
