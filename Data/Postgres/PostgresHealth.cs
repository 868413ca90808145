using System.Data.Common;
using System.Diagnostics;

namespace PartnerSite.Data.Postgres;

/// <summary>Whether the database can be used.</summary>
internal sealed class PostgresHealth(PostgresReader reader, PostgresWriter writer) : IDatabaseHealth
{
    // Strangers ask too: they don't keep the disk busy.
    private static readonly TimeSpan ProofLasts = TimeSpan.FromSeconds(1);

    private static readonly Statement Look = new($"SELECT count(*) FROM \"{MigrationHistory.Table}\"");

    // Writes to the log and waits for it, and for a standby, as a save does; no table grows.
    private static readonly Statement Proof = new("SELECT pg_logical_emit_message(TRUE, 'PartnerSite', '')");

    private long provenAt = -1;

    /// <inheritdoc />
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await reader.FirstAsync(Look, row => row.GetInt64(0), none: 0, cancellationToken);

            if (provenAt < 0 || Stopwatch.GetElapsedTime(provenAt) >= ProofLasts)
            {
                await writer.WriteAsync(Proof, cancellationToken);
                provenAt = Stopwatch.GetTimestamp();
            }

            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public string KindOf(Exception exception) => StorageUnavailableException.IsUnknownAfter(exception)
        ? "unknown"
        : PostgresFault.KindOf(Cause(exception));

    // Npgsql's own exception and not the socket's below it.
    private static Exception Cause(Exception exception) =>
        exception is DbException || exception.InnerException is not { } inner
            ? exception
            : Cause(inner);
}
