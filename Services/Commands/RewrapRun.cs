using System.Globalization;
using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Rotation;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Commands;

/// <summary>Runs <c>keys rewrap</c>.</summary>
internal static class RewrapRun
{
    public static async Task<int> RunAsync(
        IServiceProvider services, int batchSize, bool dryRun, CancellationToken cancellationToken)
    {
        var inventory = services.GetRequiredService<KeyInventory>();
        var keys = services.GetRequiredService<EncryptionKeyRing>();
        var metrics = services.GetRequiredService<SiteMetrics>();
        var rows = 0L;
        services.SendMetrics();

        foreach (var table in inventory.Tables)
        {
            rows += await table.CountAsync(cancellationToken);
        }

        metrics.Watch("rewrap.expected", "{row}", "Rows that this run goes through.", () => rows);

        var (report, failure) = await Progress.ShowAsync(
            dryRun ? "Looking" : "Rewrapping",
            rows,
            "rows",
            async progress =>
            {
                var counts = new RewrapReport(
                    done =>
                    {
                        progress.Advance(done);
                        metrics.AddRewrapped(done);
                    },
                    (table, row, fault) => progress.WriteLine(KeyStatus.Describe(table, row, fault)));

                try
                {
                    foreach (var table in inventory.Tables)
                    {
                        await Rewrapper.RunAsync(table, batchSize, dryRun, counts, cancellationToken);
                    }

                    return (counts, (Exception?)null);
                }
                catch (Exception exception)
                    when (exception is OperationCanceledException || StorageUnavailableException.IsCauseOf(exception))
                {
                    return (counts, exception);
                }
            });

        Print(dryRun ? "Would be rewrapped" : "Rewrapped", report.Rewrapped);
        Print("Had the active key", report.Current);
        Print("Changed meanwhile", report.ChangedMeanwhile);
        Print("Can't be opened", report.Unreadable);
        Console.Out.WriteLine($"The active key is {keys.Active.Id}.");

        if (failure is null)
        {
            return report.Unreadable > 0 ? OperatorCommands.Unreadable : OperatorCommands.Succeeded;
        }

        Console.Out.WriteLine(dryRun
            ? "Stopped before the end: the counts are of what was looked at."
            : "Stopped before the end. What was rewrapped stays so: run the command again to go on.");
        return failure is OperationCanceledException
            ? OperatorCommands.Failed
            : throw failure;
    }

    private static void Print(string label, long count) =>
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label + ":",-20} {count}"));
}
