using System.Net;
using PartnerSite.Data;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Limits what costs a hash, right or wrong: registrations, and sign-ins of programs that could keep their token.
/// </summary>
public sealed class AttemptLimit(TimeProvider clock, int guessesPerMinute, int registrationsPerMinute)
{
    private const int SignInsOfAccount = 6;
    private const int SignInsOfNetwork = 12;
    private const int RegistrationsInAll = 6;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SlidingWindowCounter attempts = new(clock);

    /// <summary>Counts a registration.</summary>
    /// <exception cref="TooManyGuessesException">There were too many in a minute, from there or in all.</exception>
    public void CountRegistration(IPAddress? address) => Count(
        new($"registrations from {address.Network()}", registrationsPerMinute, Minute),
        new("registrations", Times(registrationsPerMinute, RegistrationsInAll), Minute));

    /// <summary>Counts a sign-in, right or wrong. Those from elsewhere don't count.</summary>
    /// <param name="account">The account's normalized name.</param>
    /// <param name="address">The client's network address.</param>
    /// <exception cref="TooManyGuessesException">There were too many in a minute.</exception>
    public void CountSignIn(string account, IPAddress? address)
    {
        var network = address.Network();
        Count(
            new($"sign-ins of {account} from {network}", Times(guessesPerMinute, SignInsOfAccount), Minute),
            new($"sign-ins from {network}", Times(guessesPerMinute, SignInsOfNetwork), Minute));
    }

    /// <summary>Counts a sign-in from a browser that has signed in with the account before.</summary>
    /// <exception cref="TooManyGuessesException">There were too many in a minute.</exception>
    public void CountSignIn(string device) =>
        Count(new WindowLimit($"sign-ins on {device}", Times(guessesPerMinute, SignInsOfAccount), Minute));

    private static int Times(int number, int factor) => (int)Math.Min((long)number * factor, int.MaxValue);

    private void Count(params IReadOnlyList<WindowLimit> limits)
    {
        if (!attempts.TryAdd(limits, out var attempt, out var wait))
        {
            throw new TooManyGuessesException(wait);
        }

        attempt.Keep();
    }
}
