using System.Threading.RateLimiting;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Bounds how many passwords are hashed at once: a hash is slow by design, and never takes more than half of the
/// processors from everybody else. Who comes later waits, and beyond that is asked to come back. Strangers have a queue
/// of their own, so that however many they are, somebody who is known waits for one hash of theirs and no more.
/// </summary>
public sealed class HashingPlaces : IDisposable
{
    private const int MostWaiting = 64;
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    private static readonly int Places = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly ConcurrencyLimiter places = New(MostWaiting + Places);

    // As many strangers as there are places ask for one; the others wait here.
    private readonly ConcurrencyLimiter strangers = New(MostWaiting);

    /// <summary>Waits for a place, which is given back by disposing of it.</summary>
    /// <param name="isKnown">Somebody is signed in, or their browser has been before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TooManyGuessesException">Too many are waiting.</exception>
    public async Task<IDisposable> EnterAsync(bool isKnown, CancellationToken cancellationToken)
    {
        if (isKnown)
        {
            return await AcquireAsync(places, cancellationToken);
        }

        var turn = await AcquireAsync(strangers, cancellationToken);

        try
        {
            return new StrangersPlace(await AcquireAsync(places, cancellationToken), turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        places.Dispose();
        strangers.Dispose();
    }

    private static ConcurrencyLimiter New(int mostWaiting) => new(new()
    {
        PermitLimit = Places,
        QueueLimit = mostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private static async Task<IDisposable> AcquireAsync(ConcurrencyLimiter limiter, CancellationToken cancellationToken)
    {
        var lease = await limiter.AcquireAsync(1, cancellationToken);

        if (!lease.IsAcquired)
        {
            lease.Dispose();
            throw new TooManyGuessesException(ComeBack);
        }

        return lease;
    }

    // Known ones who wait already come before the next stranger.
    private sealed record StrangersPlace(IDisposable Place, IDisposable Turn) : IDisposable
    {
        public void Dispose()
        {
            Place.Dispose();
            Turn.Dispose();
        }
    }
}
