using System.Net;
using System.Net.Sockets;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Makes guessing slow: so many wrong sign-ins a minute for one account and from one address, whether the account
/// exists or not. Right ones are not counted, so that an office behind one address can come to work.
/// </summary>
public sealed class GuessLimit(TimeProvider clock, int guessesPerMinute)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // No account's name is longer; a longer one is no guess at any.
    private const int LongestName = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> guesses = new(StringComparer.Ordinal);
    private DateTimeOffset swept;

    /// <summary>Counts a guess before it is answered; it is taken back when it turns out to be right.</summary>
    /// <exception cref="TooManyGuessesException">This account or this address has had its guesses of the minute.</exception>
    public Guess Begin(string account, IPAddress? address)
    {
        string[] names = [$"account {(account.Length > LongestName ? "" : account.ToUpperInvariant())}", $"address {NetworkOf(address)}"];
        var now = clock.GetUtcNow();

        lock (gate)
        {
            Sweep(now);
            var wait = names.Max(name => WaitFor(name, now));

            if (wait > TimeSpan.Zero)
            {
                throw new TooManyGuessesException(wait);
            }

            foreach (var name in names)
            {
                (guesses.TryGetValue(name, out var times) ? times : guesses[name] = []).Add(now);
            }
        }

        return new(this, names, now);
    }

    private void TakeBack(string[] names, DateTimeOffset time)
    {
        lock (gate)
        {
            foreach (var name in names)
            {
                guesses.GetValueOrDefault(name)?.Remove(time);
            }
        }
    }

    private TimeSpan WaitFor(string name, DateTimeOffset now)
    {
        if (!guesses.TryGetValue(name, out var times))
        {
            return TimeSpan.Zero;
        }

        times.RemoveAll(time => time <= now - Window);
        return times.Count < guessesPerMinute ? TimeSpan.Zero : times[0] + Window - now;
    }

    // Once in a while, what nobody asks for any more goes too.
    private void Sweep(DateTimeOffset now)
    {
        if (now - swept < Window)
        {
            return;
        }

        swept = now;

        foreach (var (name, _) in guesses.Where(guess => guess.Value.All(time => time <= now - Window)).ToList())
        {
            guesses.Remove(name);
        }
    }

    // Who has an IPv6 address has 2^64 of them.
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "none",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    /// <summary>A guess that was counted.</summary>
    public sealed class Guess(GuessLimit limit, string[] names, DateTimeOffset time)
    {
        /// <summary>It was no guess: whoever it was knew.</summary>
        public void WasRight() => limit.TakeBack(names, time);
    }
}

/// <summary>Too many wrong sign-ins; the next try counts after <see cref="RetryAfter"/>.</summary>
public sealed class TooManyGuessesException(TimeSpan retryAfter) : Exception("Too many sign-in attempts.")
{
    /// <summary>How long to wait, more than nothing.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;

    /// <summary>For the Retry-After header, in whole seconds.</summary>
    public string Seconds => Math.Ceiling(RetryAfter.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
