using System.Security.Cryptography;

namespace PartnerSite.Services.Activity;

/// <summary>Prunes soon after the start and then daily; after a failure sooner.</summary>
internal sealed class ActivityPruning(ActivityPruner pruner, TimeProvider clock, ILogger<ActivityPruning> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = FirstPause; ; pause = await PruneAsync(stoppingToken) ? Pause : PauseAfterFailure)
        {
            await Task.Delay(Jittered(pause), clock, stoppingToken);
        }
    }

    private async Task<bool> PruneAsync(CancellationToken cancellationToken)
    {
        try
        {
            var old = await pruner.PruneAsync(cancellationToken);
            logger.LogInformation("Activity was pruned: {Old} old entries.", old);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "Activity could not be pruned. It is tried again later.");
            return false;
        }
    }

    // Instances that start together don't prune together.
    private static TimeSpan Jittered(TimeSpan pause) => pause * (1 + RandomNumberGenerator.GetInt32(250) / 1000.0);
}
