using System.Collections.Concurrent;
using PartnerSite.Data;

namespace PartnerSite.Services.Sessions;

/// <summary>
/// Remembers which sessions were used, and writes it every few minutes in one transaction: no request waits for it, and
/// what a crash loses are minutes.
/// </summary>
public sealed class SeenSessions(ISessionStore store, TimeProvider clock, ILogger<SeenSessions> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private ConcurrentDictionary<string, DateTime> seen = new(StringComparer.Ordinal);

    /// <summary>A session was used at this time (UTC).</summary>
    public void Add(string sessionId, DateTime at) => seen[sessionId] = at;

    /// <summary>Writes what was remembered.</summary>
    /// <exception cref="StorageUnavailableException">It could not be stored, and is forgotten.</exception>
    public Task WriteAsync(CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref seen, new(StringComparer.Ordinal)) is { IsEmpty: false } noted
            ? store.SeeAsync([.. noted], cancellationToken)
            : Task.CompletedTask;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (StorageUnavailableException exception)
            {
                logger.LogWarning(
                    "When sessions were last used could not be stored ({Fault}).", exception.Message);
            }
        }
    }
}
