using PartnerSite.Data;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Rotation;

/// <summary>Shows how much is not under the active key: what <c>keys rewrap</c> has left to do.</summary>
internal sealed class OldRows : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly KeyInventory inventory;
    private readonly TimeProvider clock;
    private long count;

    public OldRows(KeyInventory inventory, SiteMetrics metrics, TimeProvider clock)
    {
        (this.inventory, this.clock) = (inventory, clock);
        metrics.Watch("keys.old.rows", "{row}", "Rows that are not under the active key.", () => count);
    }

    /// <summary>Counts anew.</summary>
    public async Task LookAsync(CancellationToken cancellationToken) =>
        count = await inventory.CountOldAsync(cancellationToken);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (StorageUnavailableException)
            {
                // Whoever needs the database is told; the count of before stays.
            }
        }
    }
}
