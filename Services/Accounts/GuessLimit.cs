using System.Net;
using PartnerSite.Data;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Slows guessing down, whether the account exists or not. Each network has its own count of wrong sign-ins for an
/// account, and so has a browser that signed in before, so that nobody locks somebody else out. Where several instances
/// share a database they count together; each counts by itself as well, so that guessing stays slow without it.
/// </summary>
public sealed class GuessLimit(TimeProvider clock, int guessesPerMinute, IEventCounter? shared = null)
{
    // No account has a longer name; all longer names share one entry.
    private const int LongestName = 256;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SlidingWindowCounter guesses = new(clock);

    private int Few => Math.Max(1, guessesPerMinute / 2);

    /// <summary>
    /// Counts a stranger's sign-in before its outcome is known. One that is correct, or fails on our side, is taken
    /// back.
    /// </summary>
    /// <param name="account">The account's normalized name.</param>
    /// <param name="address">The client's network address.</param>
    /// <exception cref="TooManyGuessesException">
    /// The network, or the account from there, has no guesses left.
    /// </exception>
    public Task<Guess> BeginAsync(string account, IPAddress? address)
    {
        var (name, network) = (Short(account), address.Network());
        return CountAsync(
            new($"network {network}", guessesPerMinute, Minute),
            new($"account {name} from {network}", Few, FiveMinutes),
            new($"account {name} from {network} in an hour", Times(2), Hour),
            new($"account {name}", Times(10), Hour));
    }

    /// <summary>Counts a sign-in from a browser that has signed in with the account before.</summary>
    /// <param name="account">The account's normalized name.</param>
    /// <param name="device">The browser's id.</param>
    /// <exception cref="TooManyGuessesException">The browser has no guesses left.</exception>
    public Task<Guess> BeginKnownAsync(string account, string device) => CountAsync(
        new($"account {Short(account)} on {device}", guessesPerMinute, Minute),
        new($"account {Short(account)} on known browsers", Times(10), Hour));

    /// <summary>
    /// Counts a second factor. Whoever gets that far knows the password, so there is one count for all strangers, and
    /// one for all browsers that have signed in before.
    /// </summary>
    /// <param name="userId">The account.</param>
    /// <param name="isKnown">The browser has signed in with the account before.</param>
    /// <exception cref="TooManyGuessesException">The account has no guesses left.</exception>
    public Task<Guess> BeginSecondFactorAsync(string userId, bool isKnown)
    {
        var name = isKnown ? $"second factor {userId} on known browsers" : $"second factor {userId}";
        return CountAsync(new(name, Few, FiveMinutes), new($"{name} in an hour", Times(2), Hour));
    }

    /// <summary>
    /// Counts a guess by somebody who is signed in. Guesses by strangers at the same account don't count here, and
    /// those of one session leave some to the others.
    /// </summary>
    /// <exception cref="TooManyGuessesException">
    /// The session, or all of the account's, have no guesses left.
    /// </exception>
    public Task<Guess> BeginSignedInAsync(string userId, string? sessionId) => CountAsync(
        new($"session {sessionId}", guessesPerMinute, Minute),
        new($"session {sessionId} in an hour", Times(2), Hour),
        new($"user {userId} in an hour", Times(5), Hour));

    /// <summary>
    /// Counts a secret for a partner that may be the account's password. It leaves the guesses at the password alone,
    /// so that nobody is kept from changing it.
    /// </summary>
    /// <exception cref="TooManyGuessesException">There were too many in a minute.</exception>
    public Task<Guess> BeginSecretAsync(string userId) => CountAsync(
        new($"secret {userId}", guessesPerMinute, Minute), new($"secret {userId} in an hour", Times(5), Hour));

    private static string Short(string account) => account.Length > LongestName ? "" : account;

    private int Times(int factor) => (int)Math.Min((long)guessesPerMinute * factor, int.MaxValue);

    private async Task<Guess> CountAsync(params IReadOnlyList<WindowLimit> limits)
    {
        if (!guesses.TryAdd(limits, out var counted, out var wait))
        {
            throw new TooManyGuessesException(wait);
        }

        var guess = new Guess(counted, limits, shared);

        if (await guess.ShareAsync(clock.GetUtcNow().UtcDateTime) is { Ticks: > 0 } longer)
        {
            counted.Dispose();
            throw new TooManyGuessesException(longer);
        }

        return guess;
    }

    /// <summary>A guess that stops counting when it is disposed of, unless it was wrong.</summary>
    public sealed class Guess : IAsyncDisposable
    {
        private readonly Guid id = Guid.NewGuid();
        private readonly SlidingWindowCounter.Event counted;
        private readonly IReadOnlyList<WindowLimit> limits;
        private readonly IEventCounter? shared;

        internal Guess(SlidingWindowCounter.Event counted, IReadOnlyList<WindowLimit> limits, IEventCounter? shared) =>
            (this.counted, this.limits, this.shared) = (counted, limits, shared);

        /// <summary>It stays counted.</summary>
        public void WasWrong() => counted.Keep();

        /// <summary>Takes it back, unless it was wrong.</summary>
        public async ValueTask DisposeAsync()
        {
            counted.Dispose();

            if (shared is not null && !counted.IsKept)
            {
                await WithoutFaultAsync(async () =>
                {
                    await shared.RemoveAsync(id, limits);
                    return TimeSpan.Zero;
                });
            }
        }

        // How long to wait; zero when all instances have counted it.
        internal Task<TimeSpan> ShareAsync(DateTime now) => shared is null
            ? Task.FromResult(TimeSpan.Zero)
            : WithoutFaultAsync(() => shared.TryAddAsync(id, limits, now));

        // A database that can't be written would tell by its failure who has an account, and this instance has counted.
        private static async Task<TimeSpan> WithoutFaultAsync(Func<Task<TimeSpan>> countAsync)
        {
            try
            {
                return await countAsync();
            }
            catch (StorageUnavailableException)
            {
                return TimeSpan.Zero;
            }
        }
    }
}
