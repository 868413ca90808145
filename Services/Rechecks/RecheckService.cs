namespace PartnerSite.Services.Rechecks;

/// <summary>Runs the rechecks in the background, about once a minute.</summary>
internal sealed class RecheckService(Rechecker rechecker, TimeProvider clock, ILogger<RecheckService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Rechecker.Jittered(Interval), clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TryAsync(RunAsync, stoppingToken);
        }

        await TryAsync(_ => rechecker.StopAsync(), CancellationToken.None);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await rechecker.RunAsync(cancellationToken) is > 0 and var count)
        {
            logger.LogInformation("{Count} connections were checked again.", count);
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
            logger.LogError("Checking connections again failed: {Kind}.", exception.GetType().Name);
        }
    }
}
