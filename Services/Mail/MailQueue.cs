using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Services.Mail;

/// <summary>
/// Sends mails in the background. One that can't be sent is tried again for an hour, after growing pauses; when the
/// site stops, waiting mails are tried once more. The queue is in memory: mails that are lost in a crash have to be
/// requested again.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A host may dispose of it while mails are being sent. Its sources hold no resources of the system."
)]
public sealed class MailQueue(
    MailDelivery delivery, SiteMetrics metrics, TimeProvider clock, ILogger<MailQueue> logger) : IHostedService
{
    private const int Capacity = 1_000;
    private const int ParallelDeliveries = 2;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShutdownGrace = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Task, byte> underWay = [];
    private readonly SemaphoreSlim turns = new(ParallelDeliveries);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource stopped = new();
    private int count;

    /// <summary>Adds a mail. When too many are waiting, it is dropped.</summary>
    public void Add(MailRequest request)
    {
        if (Interlocked.Increment(ref count) > Capacity)
        {
            Interlocked.Decrement(ref count);
            metrics.AddMail("dropped");
            logger.LogError("A mail was dropped: {Count} are waiting to be sent.", Capacity);
            return;
        }

        // From here on it belongs neither to the request's logging scopes nor to its user.
        using (ExecutionContext.SuppressFlow())
        {
            var task = Task.Run(() => DeliverAsync(request));
            underWay[task] = 0;
            task.ContinueWith(
                done => underWay.TryRemove(done, out _),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gives waiting mails a short time to be sent.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        stopped.CancelAfter(ShutdownGrace);
        await Task.WhenAll(underWay.Keys).WaitAsync(cancellationToken);
    }

    private async Task DeliverAsync(MailRequest request)
    {
        var giveUpAt = clock.GetUtcNow() + GiveUpAfter;

        var pause = FirstPause;

        while (!await TryAsync(request, pause, giveUpAt))
        {
            await Task.Delay(pause, clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        Interlocked.Decrement(ref count);
    }

    // True when nothing is left to do. Servers repeat e-mail addresses in their replies, so only the kind of failure is
    // logged.
    private async Task<bool> TryAsync(MailRequest request, TimeSpan pause, DateTimeOffset giveUpAt)
    {
        var isLast = stopping.IsCancellationRequested || clock.GetUtcNow() + pause > giveUpAt;

        try
        {
            await turns.WaitAsync(stopped.Token);

            try
            {
                await delivery.SendAsync(request, stopped.Token);
                return true;
            }
            finally
            {
                turns.Release();
            }
        }
        catch (Exception exception) when (isLast || stopped.IsCancellationRequested || MailFailure.IsFinal(exception))
        {
            metrics.AddMail("given_up");
            logger.LogError("A mail was given up ({Kind}): {Cause}.", request.Kind, MailFailure.KindOf(exception));
            return true;
        }
        catch (Exception exception)
        {
            logger.LogWarning(
                "A mail could not be sent ({Kind}): {Cause}. It is tried again in {Seconds} seconds.",
                request.Kind, MailFailure.KindOf(exception), pause.TotalSeconds);
            return false;
        }
    }
}
