using System.Threading.RateLimiting;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Bounds how many passwords are hashed at once: a hash is slow by design, and never takes more than half of the
/// processors from everybody else. Who comes later waits in a queue, and beyond that is asked to come back.
/// </summary>
public sealed class HashingPlaces : IDisposable
{
    private const int MostWaiting = 64;
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    private readonly ConcurrencyLimiter places = new(new()
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for a place, which is given back by disposing of it.</summary>
    /// <exception cref="TooManyGuessesException">Too many are waiting.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        var place = await places.AcquireAsync(1, cancellationToken);

        if (!place.IsAcquired)
        {
            place.Dispose();
            throw new TooManyGuessesException(ComeBack);
        }

        return place;
    }

    /// <inheritdoc />
    public void Dispose() => places.Dispose();
}
