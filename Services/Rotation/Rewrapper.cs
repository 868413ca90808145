using System.Diagnostics;
using PartnerSite.Data;

namespace PartnerSite.Services.Rotation;

/// <summary>Seals what is stored anew under the active key, while the site runs.</summary>
internal static class Rewrapper
{
    /// <summary>
    /// Goes through a table, one batch per transaction: all of it or nothing, and what is done stays done. A row that
    /// is changed meanwhile stays as it was saved.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="batchSize">The most rows of a transaction.</param>
    /// <param name="dryRun">Opens and counts, and writes nothing.</param>
    /// <param name="report">Collects the counts.</param>
    /// <param name="cancellationToken">Stops after the current batch.</param>
    /// <exception cref="StorageUnavailableException">
    /// The database could not store a batch; those before it are done.
    /// </exception>
    public static async Task RunAsync(
        SealedTable table, int batchSize, bool dryRun, RewrapReport report, CancellationToken cancellationToken)
    {
        await foreach (var rows in table.BatchesAsync(batchSize, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var changes = Prepare(table, rows, report);

            if (dryRun)
            {
                report.Rewrapped += changes.Count;
            }
            else if (changes.Count > 0)
            {
                await WriteAsync(table, changes, report);
            }

            report.Advance(rows.Count);
        }
    }

    private static List<(SealedRow Row, string Envelope)> Prepare(
        SealedTable table, IReadOnlyList<SealedRow> rows, RewrapReport report)
    {
        var changes = new List<(SealedRow, string)>();

        foreach (var row in rows)
        {
            string? envelope = null;
            var fault = table.Cipher.IsCurrent(row.Envelope)
                ? table.Cipher.FaultOf(row.Envelope, row.Context)
                : table.Cipher.Reseal(row.Envelope, out envelope, row.Context);

            if (fault is not null)
            {
                report.AddUnreadable(table, row, fault);
            }
            else if (envelope is null)
            {
                report.Current++;
            }
            else
            {
                changes.Add((row, envelope));
            }
        }

        return changes;
    }

    private static async Task WriteAsync(
        SealedTable table, List<(SealedRow Row, string Envelope)> changes, RewrapReport report)
    {
        var start = Stopwatch.GetTimestamp();
        var written = await table.ReplaceAsync(changes, CancellationToken.None);
        report.Rewrapped += written;
        report.ChangedMeanwhile += changes.Count - written;

        // SQLite has one writer at a time: the running site's saves get as much time as this took.
        await Task.Delay(Stopwatch.GetElapsedTime(start), CancellationToken.None);
    }
}
