using Microsoft.AspNetCore.Diagnostics;
using PartnerSite.Data;

namespace PartnerSite.Services.Http;

/// <summary>
/// Failures of the database in the log: a line for each kind, again after a minute while it goes on, and one when it is
/// over. However many requests fail, the log stays readable, and doesn't fill a disk that is full.
/// </summary>
internal sealed class FaultLog(IDatabaseHealth database, TimeProvider clock, ILogger<FaultLog> logger)
    : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Fault> faults = new(StringComparer.Ordinal);

    /// <summary>Whether a failed request is told here, and needs no line with a stack of its own.</summary>
    public static bool Tells(ExceptionHandlerSuppressDiagnosticsContext failed)
    {
        if (!StorageUnavailableException.IsCauseOf(failed.Exception))
        {
            return false;
        }

        var log = failed.HttpContext.RequestServices.GetRequiredService<FaultLog>();
        log.Add(failed.Exception.GetBaseException().Message);
        return true;
    }

    /// <summary>Looks whether what was told is over.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (faults.Count == 0)
            {
                return;
            }
        }

        if (!await database.IsReadyAsync(cancellationToken))
        {
            return;
        }

        lock (gate)
        {
            foreach (var (kind, fault) in faults)
            {
                logger.LogWarning(
                    "The database works again. Before, {Count} requests failed: {Fault}", fault.Count, kind);
            }

            faults.Clear();
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private void Add(string kind)
    {
        lock (gate)
        {
            var isNew = !faults.TryGetValue(kind, out var fault);
            fault ??= faults[kind] = new();
            fault.Count++;

            if (isNew || clock.GetElapsedTime(fault.ToldAt) >= Again)
            {
                fault.ToldAt = clock.GetTimestamp();
                logger.LogError(
                    "The database failed: {Fault} Requests that need it are answered with 503, {Count} so far.",
                    kind,
                    fault.Count);
            }
        }
    }

    private sealed class Fault
    {
        public int Count { get; set; }

        public long ToldAt { get; set; }
    }
}
