using System.Net;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Makes guessing slow: so many wrong sign-ins a minute for one account and from one address, whether the account
/// exists or not. Right ones are not counted, so that everybody in an office behind one address can sign in.
/// </summary>
public sealed class GuessLimit(TimeProvider clock, int guessesPerMinute)
{
    // No account's name is longer; all longer ones share one entry.
    private const int LongestName = 256;

    private readonly SlidingWindowCounter guesses = new(clock, TimeSpan.FromMinutes(1));

    /// <summary>
    /// Counts a guess at signing in before it is answered. One that turns out to be right, or fails on our side, is
    /// taken back.
    /// </summary>
    /// <param name="account">The name as accounts are found by it: normalized.</param>
    /// <param name="address">Where it comes from.</param>
    /// <exception cref="TooManyGuessesException">The account or the address has no guesses left.</exception>
    public Guess Begin(string account, IPAddress? address) =>
        Begin($"account {(account.Length > LongestName ? "" : account)}", $"address {address.Network()}");

    /// <summary>
    /// Counts a guess by somebody who is signed in. Guesses by strangers at the same account don't count here.
    /// </summary>
    /// <exception cref="TooManyGuessesException">The account's sessions have no guesses left.</exception>
    public Guess BeginSignedIn(string userId) => Begin($"user {userId}");

    private Guess Begin(params IReadOnlyList<string> names) =>
        guesses.TryAdd([.. names.Select(name => (name, guessesPerMinute))], out var guess, out var wait)
            ? new(guess)
            : throw new TooManyGuessesException(wait);

    /// <summary>A guess that is counted until it is disposed of, unless it was wrong.</summary>
    public sealed class Guess : IDisposable
    {
        private readonly SlidingWindowCounter.Event counted;

        internal Guess(SlidingWindowCounter.Event counted) => this.counted = counted;

        /// <summary>It stays counted.</summary>
        public void WasWrong() => counted.Keep();

        /// <summary>Takes it back, unless it was wrong.</summary>
        public void Dispose() => counted.Dispose();
    }
}
