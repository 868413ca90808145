using PartnerSite.Data;

namespace PartnerSite.Services.Sessions;

/// <summary>
/// Forgets ended sessions, long after their last ticket expired: a clock that was wrong for days opens none of them
/// again.
/// </summary>
internal sealed class EndedSessionPruning(
    ISessionStore store, TimeProvider clock, ILogger<EndedSessionPruning> logger) : BackgroundService
{
    /// <summary>How long after the last ticket expired.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromDays(30);

    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.ForgetAsync(clock.GetUtcNow().UtcDateTime - Margin, stoppingToken);
            }
            catch (StorageUnavailableException exception)
            {
                logger.LogWarning(
                    "Ended sessions could not be forgotten ({Fault}). It is tried again later.", exception.Message);
            }
        }
    }
}
