using PartnerSite.Services.Rechecks;

namespace PartnerSite.Services.Notices;

/// <summary>Runs the rounds in the background, about twice a minute.</summary>
internal sealed class NoticeService(NoticeRounds rounds, TimeProvider clock, ILogger<NoticeService> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = FirstPause; !stoppingToken.IsCancellationRequested; pause = Pause)
        {
            await Task.Delay(Rechecker.Jittered(pause), clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TryAsync(RunAsync, stoppingToken);
        }

        await TryAsync(_ => rounds.StopAsync(), CancellationToken.None);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await rounds.RunAsync(cancellationToken) is > 0 and var count)
        {
            logger.LogInformation("{Count} mails about connections were sent.", count);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> doAsync, CancellationToken cancellationToken)
    {
        try
        {
            await doAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            // The database may work again in the next round.
            logger.LogError("Mails about connections failed: {Kind}.", exception.GetType().Name);
        }
    }
}
