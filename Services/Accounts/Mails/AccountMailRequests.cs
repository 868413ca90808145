using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Accounts.Mails;

/// <summary>Somebody asks for a new password.</summary>
/// <param name="Email">What they say their address is.</param>
public sealed record PasswordForgotten(string Email) : MailRequest;

/// <summary>Somebody is to confirm the address that an account has.</summary>
/// <param name="Email">The address.</param>
public sealed record AddressUnconfirmed(string Email) : MailRequest;

/// <summary>An account wants another address, which its owner is to confirm.</summary>
/// <param name="UserId">The account.</param>
/// <param name="NewEmail">The address that it wants.</param>
public sealed record AddressChangeAsked(string UserId, string NewEmail) : MailRequest;

/// <summary>An account has got another address; the old one is told.</summary>
/// <param name="OldEmail">The address that it had.</param>
public sealed record AddressChanged(string OldEmail) : MailRequest;
