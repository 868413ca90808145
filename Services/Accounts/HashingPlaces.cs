using System.Net;
using System.Threading.RateLimiting;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Bounds how many passwords are hashed at once: a hash is slow by design, and never takes more than half of the
/// processors from everybody else. Who comes later waits, and beyond that is asked to come back. Strangers have a queue
/// of their own, so that however many they are, somebody who is known waits for one hash of theirs and no more.
/// </summary>
public sealed class HashingPlaces : IDisposable
{
    private const int MostWaiting = 64;
    private const int MostOfNetwork = 4;
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    private static readonly int Places = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly ConcurrencyLimiter places = New(MostWaiting + Places);

    // As many strangers as there are places ask for one; the others wait here.
    private readonly ConcurrencyLimiter strangers = New(MostWaiting);

    // Anybody can register and be known: the queue has room for others, too.
    private readonly PartitionedRateLimiter<string> networks = PartitionedRateLimiter.Create<string, string>(
        network => RateLimitPartition.GetConcurrencyLimiter(network, _ => Options(MostOfNetwork, MostWaiting)));

    /// <summary>Waits for a place, which is given back by disposing of it.</summary>
    /// <param name="isKnown">Somebody is signed in, or their browser has been before.</param>
    /// <param name="address">The client's network address.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TooManyGuessesException">Too many are waiting.</exception>
    public async Task<IDisposable> EnterAsync(bool isKnown, IPAddress? address, CancellationToken cancellationToken)
    {
        var leases = new Stack<IDisposable>();

        try
        {
            leases.Push(Require(await networks.AcquireAsync(address.Network(), 1, cancellationToken)));

            if (!isKnown)
            {
                leases.Push(Require(await strangers.AcquireAsync(1, cancellationToken)));
            }

            leases.Push(Require(await places.AcquireAsync(1, cancellationToken)));
            return new Place(leases);
        }
        catch
        {
            new Place(leases).Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        places.Dispose();
        strangers.Dispose();
        networks.Dispose();
    }

    private static ConcurrencyLimiter New(int mostWaiting) => new(Options(Places, mostWaiting));

    private static ConcurrencyLimiterOptions Options(int most, int mostWaiting) => new()
    {
        PermitLimit = most,
        QueueLimit = mostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    private static RateLimitLease Require(RateLimitLease lease)
    {
        if (!lease.IsAcquired)
        {
            lease.Dispose();
            throw new TooManyGuessesException(ComeBack);
        }

        return lease;
    }

    // Given back in the other order: known ones who wait already come before the next stranger.
    private sealed class Place(Stack<IDisposable> leases) : IDisposable
    {
        public void Dispose()
        {
            while (leases.TryPop(out var lease))
            {
                lease.Dispose();
            }
        }
    }
}
