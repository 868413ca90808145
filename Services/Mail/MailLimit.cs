using System.Net;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Mail;

/// <summary>
/// Keeps the site from filling anybody's mailbox: so many mails an hour to one e-mail address, and for one network.
/// Whoever asks for one more is not told; the links of the mails before still work.
/// </summary>
public sealed class MailLimit(TimeProvider clock)
{
    /// <summary>Mails an hour to one address.</summary>
    public const int ToOneAddress = 5;

    /// <summary>Mails an hour for one network address; an office shares one.</summary>
    public const int ForOneNetwork = 30;

    private readonly SlidingWindowCounter mails = new(clock, TimeSpan.FromHours(1));

    /// <summary>Whether one more is sent; it is counted then.</summary>
    /// <param name="email">Whom to, as accounts are found by it: normalized.</param>
    /// <param name="network">Who asks.</param>
    public bool Allows(string email, IPAddress? network) =>
        mails.TryAdd(
            [($"address {email}", ToOneAddress), ($"network {network.Network()}", ForOneNetwork)], out _, out _);
}
