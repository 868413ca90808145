using System.Net;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Slows guessing down: limits wrong sign-ins a minute for an account and from a network, whether the account exists or
/// not. Correct ones don't count, so that an office behind one network address can sign in.
/// </summary>
public sealed class GuessLimit(TimeProvider clock, int guessesPerMinute)
{
    // No account has a longer name; all longer names share one entry.
    private const int LongestName = 256;

    private readonly SlidingWindowCounter guesses = new(clock, TimeSpan.FromMinutes(1));

    /// <summary>
    /// Counts a sign-in before its outcome is known. One that is correct, or fails on our side, is taken back.
    /// </summary>
    /// <param name="account">The account's normalized name.</param>
    /// <param name="address">The client's network address.</param>
    /// <exception cref="TooManyGuessesException">The account or the network has no guesses left.</exception>
    public Guess Begin(string account, IPAddress? address) =>
        Begin($"account {(account.Length > LongestName ? "" : account)}", $"network {address.Network()}");

    /// <summary>
    /// Counts a guess by somebody who is signed in. Guesses by strangers at the same account don't count here.
    /// </summary>
    /// <exception cref="TooManyGuessesException">The account's sessions have no guesses left.</exception>
    public Guess BeginSignedIn(string userId) => Begin($"user {userId}");

    /// <summary>
    /// Counts a secret for a partner that may be the account's password. It leaves the guesses at the password alone,
    /// so that nobody is kept from changing it.
    /// </summary>
    /// <exception cref="TooManyGuessesException">There were too many in a minute.</exception>
    public Guess BeginSecret(string userId) => Begin($"secret {userId}");

    private Guess Begin(params IReadOnlyList<string> names) =>
        guesses.TryAdd([.. names.Select(name => (name, guessesPerMinute))], out var guess, out var wait)
            ? new(guess)
            : throw new TooManyGuessesException(wait);

    /// <summary>A guess that stops counting when it is disposed of, unless it was wrong.</summary>
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
