using Microsoft.AspNetCore.Identity;
using MimeKit;
using PartnerSite.Data;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Mail;

/// <summary>Finds out who gets a mail, and writes it in the current language. A link is made when it is sent, so that its time begins then.</summary>
internal sealed class MailWriter(UserManager<ApplicationUser> users, MailLinks links, MailSettings settings, Texts T)
{
    /// <summary>The mail, or null when nobody is to get it.</summary>
    public async Task<MimeMessage?> WriteAsync(MailRequest request) => request switch
    {
        PasswordForgotten(var email) => await ResetPasswordAsync(email),
        AddressUnconfirmed(var email) => await ConfirmAddressAsync(email),
        AddressChangeAsked(var userId, var newEmail) => await ChangeAddressAsync(userId, newEmail),
        AddressChanged(var oldEmail) => Write(oldEmail, new(T["Mail.ChangedSubject"], T["Mail.ChangedIntro"], T["Mail.ChangedNote"])),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };

    // To an address that was never confirmed too: who reads this mail could as well have confirmed it, and who forgot the
    // password before has no other way back.
    private async Task<MimeMessage?> ResetPasswordAsync(string email)
    {
        if (await users.FindByEmailAsync(email) is not { IsActive: true } user)
        {
            return null;
        }

        var link = links.To("/Account/ResetPassword", new { code = MailLinks.CodeOf(await users.GeneratePasswordResetTokenAsync(user)) });
        return Write(user.Email!, new(T["Mail.ResetSubject"], T["Mail.ResetIntro"], T["Mail.ResetNote", PasswordResetTokens.Hours], T["Mail.ResetAction"], link));
    }

    private async Task<MimeMessage?> ConfirmAddressAsync(string email)
    {
        if (await users.FindByEmailAsync(email) is not { IsActive: true, EmailConfirmed: false } user)
        {
            return null;
        }

        var link = links.To("/Account/ConfirmEmail", new { userId = user.Id, code = MailLinks.CodeOf(await users.GenerateEmailConfirmationTokenAsync(user)) });
        return Write(user.Email!, new(T["Mail.ConfirmSubject"], T["Mail.ConfirmIntro"], T["Mail.ConfirmNote"], T["Mail.ConfirmAction"], link));
    }

    private async Task<MimeMessage?> ChangeAddressAsync(string userId, string newEmail)
    {
        if (await users.FindByIdAsync(userId) is not { IsActive: true } user
            || (await users.FindByNameAsync(newEmail) is { } owner && owner.Id != userId))
        {
            return null;
        }

        var code = MailLinks.CodeOf(await users.GenerateChangeEmailTokenAsync(user, newEmail));
        var link = links.To("/Account/ConfirmEmailChange", new { userId, email = newEmail, code });
        return Write(newEmail, new(T["Mail.ChangeSubject"], T["Mail.ChangeIntro"], T["Mail.ChangeNote"], T["Mail.ChangeAction"], link));
    }

    private MimeMessage Write(string to, MailText text) =>
        MailLayout.Write(text, settings.From, new MailboxAddress(null, to), SiteLanguage.Current.Code, T["Mail.LinkHelp"], settings.Site);
}
