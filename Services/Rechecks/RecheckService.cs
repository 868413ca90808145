namespace PartnerSite.Services.Rechecks;

/// <summary>Runs the rechecks beside the pages, about once a minute.</summary>
internal sealed class RecheckService(Rechecker rechecker, TimeProvider clock, ILogger<RecheckService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Rechecker.Jittered(Interval), clock, stoppingToken);
                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await rechecker.StopAsync();
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await rechecker.RunAsync(cancellationToken) is > 0 and var count)
            {
                logger.LogInformation("{Count} connections were checked again.", count);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The next round may find the database well again.
            logger.LogError("Checking connections again failed: {Kind}.", exception.GetType().Name);
        }
    }
}
