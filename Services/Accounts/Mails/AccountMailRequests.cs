using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Accounts.Mails;

/// <summary>Somebody asks for a new password.</summary>
/// <param name="Email">The e-mail address that they give.</param>
public sealed record PasswordForgotten(string Email) : MailRequest;

/// <summary>An account's e-mail address is to be confirmed.</summary>
/// <param name="Email">The e-mail address.</param>
public sealed record AddressUnconfirmed(string Email) : MailRequest;

/// <summary>Somebody registers with the e-mail address of an account.</summary>
/// <param name="Email">The e-mail address.</param>
public sealed record RegisteredAgain(string Email) : MailRequest;

/// <summary>An account is to get another e-mail address, once its owner confirms it.</summary>
/// <param name="UserId">The account.</param>
/// <param name="NewEmail">The new e-mail address.</param>
public sealed record AddressChangeAsked(string UserId, string NewEmail) : MailRequest;

/// <summary>An account has another e-mail address now; the old one is told.</summary>
/// <param name="OldEmail">The old e-mail address.</param>
public sealed record AddressChanged(string OldEmail) : MailRequest;
