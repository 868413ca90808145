using Microsoft.AspNetCore.Diagnostics;
using PartnerSite.Data;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Http;

/// <summary>
/// Failures of the database in the log: a line for each kind, again after a minute while it goes on, and one when it is
/// over. However many requests fail, the log stays readable, and doesn't fill a disk that is full.
/// </summary>
internal sealed class FaultLog(
    IDatabaseHealth database, SiteMetrics metrics, TimeProvider clock, ILogger<FaultLog> logger)
    : BackgroundService, IExceptionHandler
{
    // A full disk takes longer, the change of a primary about as long.
    private const string RetryAfterSeconds = "5";

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Fault> faults = new(StringComparer.Ordinal);

    /// <summary>Whether a failed request is told here, and needs no line with a stack of its own.</summary>
    public static bool Tells(Exception exception) => StorageUnavailableException.IsCauseOf(exception);

    /// <summary>Tells the failure; what is answered is up to the page or the API.</summary>
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Tells(exception))
        {
            metrics.AddFailure(database.KindOf(exception));
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            RequestTrace.Refer(httpContext, Add(exception.GetBaseException().Message));
        }

        return ValueTask.FromResult(false);
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
            // One damaged table is none of those that were looked at: requests go on failing.
            foreach (var (kind, fault) in faults.Where(fault => clock.GetElapsedTime(fault.Value.LastAt) >= Calm))
            {
                logger.LogWarning(
                    "The database works again. Before, {Count} requests failed: {Fault}", fault.Count, kind);
                faults.Remove(kind);
            }
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

    // Returns the trace id of the line that tells it.
    private string? Add(string kind)
    {
        lock (gate)
        {
            var isNew = !faults.TryGetValue(kind, out var fault);
            fault ??= faults[kind] = new();
            fault.Count++;
            fault.LastAt = clock.GetTimestamp();

            if (isNew || clock.GetElapsedTime(fault.ToldAt) >= Again)
            {
                fault.ToldAt = clock.GetTimestamp();
                fault.TraceId = RequestTrace.Current;
                logger.LogError(
                    "The database failed: {Fault} Requests that need it are answered with 503, {Count} so far.",
                    kind,
                    fault.Count);
            }

            return fault.TraceId;
        }
    }

    private sealed class Fault
    {
        public int Count { get; set; }

        public long LastAt { get; set; }

        public long ToldAt { get; set; }

        public string? TraceId { get; set; }
    }
}
