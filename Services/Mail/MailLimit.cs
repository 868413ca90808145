using System.Net;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Mail;

/// <summary>
/// Keeps the site from flooding a mailbox: limits the mails an hour to an e-mail address and for a network. One more is
/// dropped without telling; the links of earlier mails still work.
/// </summary>
public sealed class MailLimit(TimeProvider clock)
{
    /// <summary>Mails of a kind an hour to one e-mail address.</summary>
    public const int ToOneAddress = 5;

    /// <summary>Mails an hour for one network; an office shares one.</summary>
    public const int ForOneNetwork = 30;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SlidingWindowCounter mails = new(clock);

    /// <summary>Counts a mail and returns true, or false when there are too many.</summary>
    /// <param name="kind">What is asked for: asking for one kind of mail keeps nobody from another.</param>
    /// <param name="email">The recipient's normalized e-mail address.</param>
    /// <param name="address">The client's network address.</param>
    public bool Allows(string kind, string email, IPAddress? address) =>
        mails.TryAdd(
            [
                new($"{kind} to {email}", ToOneAddress, Hour),
                new($"network {address.Network()}", ForOneNetwork, Hour),
            ],
            out _,
            out _);

    /// <summary>
    /// Counts a mail that tells an account's owner what happened, and returns true, or false when the owner got enough
    /// of that kind.
    /// </summary>
    /// <param name="kind">What happened: one kind keeps no other away.</param>
    /// <param name="userId">The account.</param>
    public bool AllowsTelling(string kind, string userId) =>
        mails.TryAdd([new($"{kind} told {userId}", ToOneAddress, Hour)], out _, out _);
}
