using System.Globalization;

namespace PartnerSite.Services.Mail;

/// <summary>A mail that is still to be written. Whether anybody gets it is found out when it is, after the page was answered.</summary>
public abstract record MailRequest
{
    /// <summary>The language of the request that caused it.</summary>
    public CultureInfo Language { get; } = CultureInfo.CurrentUICulture;

    /// <summary>What it is about, for the log; not about whom.</summary>
    public string Kind => GetType().Name;

    /// <summary>Without anybody's address.</summary>
    public sealed override string ToString() => Kind;
}

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
