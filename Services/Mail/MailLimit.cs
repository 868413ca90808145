using System.Net;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Mail;

/// <summary>
/// Keeps the site from filling anybody's mailbox: so many mails an hour to one address, and for one network address that
/// asks. Who asks is not told; the links of the mails before still work.
/// </summary>
public sealed class MailLimit(TimeProvider clock)
{
    /// <summary>Mails an hour to one address.</summary>
    public const int ToOneAddress = 5;

    /// <summary>Mails an hour for one network address; an office shares one.</summary>
    public const int ForOneNetwork = 30;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> mails = new(StringComparer.Ordinal);
    private DateTimeOffset swept;

    /// <summary>Whether one more is sent; it is counted then.</summary>
    /// <param name="email">Whom to, as accounts are found by it: normalized.</param>
    /// <param name="network">Who asks.</param>
    public bool Allows(string email, IPAddress? network)
    {
        var now = clock.GetUtcNow();
        var toAddress = $"address {email}";
        var forNetwork = $"network {network.Network()}";

        lock (gate)
        {
            Sweep(now);

            if (CountOf(toAddress, now) >= ToOneAddress || CountOf(forNetwork, now) >= ForOneNetwork)
            {
                return false;
            }

            foreach (var name in (string[])[toAddress, forNetwork])
            {
                (mails.TryGetValue(name, out var times) ? times : mails[name] = []).Add(now);
            }
        }

        return true;
    }

    private int CountOf(string name, DateTimeOffset now) => mails.GetValueOrDefault(name)?.Count(time => time > now - Window) ?? 0;

    // Once in a while, what is long ago goes.
    private void Sweep(DateTimeOffset now)
    {
        if (now - swept < Window)
        {
            return;
        }

        swept = now;

        foreach (var (name, _) in mails.Where(entry => entry.Value.TrueForAll(time => time <= now - Window)).ToList())
        {
            mails.Remove(name);
        }
    }
}
