using System.Diagnostics;
using PartnerSite.Data;

namespace PartnerSite.Services.Rotation;

/// <summary>Seals what is stored anew under the active key, beside the running site.</summary>
internal static class Rewrapper
{
    /// <summary>
    /// Goes through a table, a batch a transaction; a batch is done as a whole or not at all, and what is done needs no
    /// second time. A row that somebody changes meanwhile stays as they saved it.
    /// </summary>
    /// <param name="table">What to go through.</param>
    /// <param name="batchSize">The most rows of a transaction.</param>
    /// <param name="dryRun">Opens and counts, and writes nothing.</param>
    /// <param name="report">Where it counts.</param>
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

        // SQLite has one writer at a time: the saves of the running site get as much of it as this took.
        await Task.Delay(Stopwatch.GetElapsedTime(start), CancellationToken.None);
    }
}
