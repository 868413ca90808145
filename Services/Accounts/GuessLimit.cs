using System.Net;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Makes guessing slow: so many wrong sign-ins a minute for one account and from one address, whether the account
/// exists or not. Right ones are not counted, so that an office behind one address can come to work.
/// </summary>
public sealed class GuessLimit(TimeProvider clock, int guessesPerMinute)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // While only sign-ins are in the way that are not answered yet, and may be right.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    // No account's name is longer; all that are share one entry.
    private const int LongestName = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Guess>> guesses = new(StringComparer.Ordinal);
    private DateTimeOffset swept;

    /// <summary>Counts a guess at signing in before it is answered; what turns out to be right, or fails on our side, is taken back.</summary>
    /// <param name="account">The name as accounts are found by it: normalized.</param>
    /// <param name="address">Where it comes from.</param>
    /// <exception cref="TooManyGuessesException">This account or this address has had its guesses of the minute.</exception>
    public Guess Begin(string account, IPAddress? address) =>
        Begin([$"account {(account.Length > LongestName ? "" : account)}", $"address {address.Network()}"]);

    /// <summary>Counts a guess by somebody who is signed in; strangers who guess at the same account are not in their way.</summary>
    /// <exception cref="TooManyGuessesException">The sessions of this account have had their guesses of the minute.</exception>
    public Guess BeginSignedIn(string userId) => Begin([$"user {userId}"]);

    private Guess Begin(string[] names)
    {
        var now = clock.GetUtcNow();
        var guess = new Guess(this, names, now);

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
                (guesses.TryGetValue(name, out var counted) ? counted : guesses[name] = []).Add(guess);
            }
        }

        return guess;
    }

    private void TakeBack(Guess guess)
    {
        lock (gate)
        {
            foreach (var name in guess.Names)
            {
                guesses.GetValueOrDefault(name)?.Remove(guess);
            }
        }
    }

    private TimeSpan WaitFor(string name, DateTimeOffset now)
    {
        if (!guesses.TryGetValue(name, out var counted))
        {
            return TimeSpan.Zero;
        }

        counted.RemoveAll(guess => guess.Time <= now - Window);
        return counted.Count < guessesPerMinute ? TimeSpan.Zero
            : counted.Exists(guess => !guess.IsWrong) ? Moment
            : counted[0].Time + Window - now;
    }

    // Once in a while, what nobody asks for any more goes too.
    private void Sweep(DateTimeOffset now)
    {
        if (now - swept < Window)
        {
            return;
        }

        swept = now;

        foreach (var (name, _) in guesses.Where(entry => entry.Value.TrueForAll(guess => guess.Time <= now - Window)).ToList())
        {
            guesses.Remove(name);
        }
    }

    /// <summary>A guess that is counted, until it is taken back.</summary>
    public sealed class Guess(GuessLimit limit, IReadOnlyList<string> names, DateTimeOffset time) : IDisposable
    {
        internal IReadOnlyList<string> Names { get; } = names;

        internal DateTimeOffset Time { get; } = time;

        internal bool IsWrong { get; private set; }

        /// <summary>It stays counted.</summary>
        public void WasWrong() => IsWrong = true;

        /// <summary>Takes it back, unless it was wrong.</summary>
        public void Dispose()
        {
            if (!IsWrong)
            {
                limit.TakeBack(this);
            }
        }
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
