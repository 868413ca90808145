using PartnerSite.Services.Activity;
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

/// <summary>How an account is protected has changed; its owner is told.</summary>
/// <param name="UserId">The account.</param>
/// <param name="What">What has changed.</param>
public sealed record ProtectionChanged(string UserId, ActivityKind What) : MailRequest
{
    /// <summary>What the mail says, by what has changed. A new e-mail address has a mail of its own.</summary>
    public static IReadOnlyDictionary<ActivityKind, string> Sentences { get; } = new Dictionary<ActivityKind, string>
    {
        [ActivityKind.PasswordChanged] = "Mail.ToldPassword",
        [ActivityKind.SecondFactorOn] = "Mail.ToldSecondFactorOn",
        [ActivityKind.SecondFactorMoved] = "Mail.ToldSecondFactorMoved",
        [ActivityKind.SecondFactorOff] = "Mail.ToldSecondFactorOff",
        [ActivityKind.RecoveryCodesMade] = "Mail.ToldRecoveryCodes",
        [ActivityKind.RecoveryCodeUsed] = "Mail.ToldRecoveryCodeUsed",
        [ActivityKind.ResetLinkMade] = "Mail.ToldResetLink",
        [ActivityKind.SignedOutEverywhere] = "Mail.ToldSignedOutEverywhere",
    };
}

/// <summary>An account was deleted; its owner is told.</summary>
/// <param name="Email">The e-mail address that it had.</param>
public sealed record AccountDeleted(string Email) : MailRequest;

/// <summary>An account has another e-mail address now; the old one is told.</summary>
/// <param name="OldEmail">The old e-mail address.</param>
public sealed record AddressChanged(string OldEmail) : MailRequest;
