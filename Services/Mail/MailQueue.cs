using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace PartnerSite.Services.Mail;

/// <summary>
/// Mails on their way, beside the pages that asked for them. One that can't be sent is tried again after growing pauses, for
/// an hour; when the site stops, waiting ones get one more try. They are kept in memory: after a crash people ask again.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A host can let go of it while mails are still on their way; its sources hold nothing of the system's.")]
public sealed class MailQueue(MailDelivery delivery, TimeProvider clock, ILogger<MailQueue> logger) : IHostedService
{
    private const int Capacity = 1_000;
    private const int Connections = 2;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Task, byte> underWay = [];
    private readonly SemaphoreSlim turns = new(Connections);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource stopped = new();
    private int count;

    /// <summary>Takes a mail on; when too many wait, it is dropped.</summary>
    public void Add(MailRequest request)
    {
        if (Interlocked.Increment(ref count) > Capacity)
        {
            Interlocked.Decrement(ref count);
            logger.LogError("A mail was dropped: {Count} are waiting to be sent.", Capacity);
            return;
        }

        // It is no part of the request any more: neither of its logging scopes nor of its user.
        using (ExecutionContext.SuppressFlow())
        {
            var task = Task.Run(() => DeliverAsync(request));
            underWay[task] = 0;
            task.ContinueWith(done => underWay.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gives waiting mails a short while.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        stopped.CancelAfter(Farewell);
        await Task.WhenAll(underWay.Keys).WaitAsync(cancellationToken);
    }

    private async Task DeliverAsync(MailRequest request)
    {
        var giveUpAt = clock.GetUtcNow() + Patience;

        for (var pause = FirstPause; !await TryAsync(request, pause, giveUpAt); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause, clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Interlocked.Decrement(ref count);
    }

    // Whether nothing is left to do. Servers repeat addresses in what they say, so that only its kind is logged.
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
            logger.LogError("A mail was given up ({Kind}): {Cause}.", request.Kind, MailFailure.KindOf(exception));
            return true;
        }
        catch (Exception exception)
        {
            logger.LogWarning("A mail could not be sent ({Kind}): {Cause}. It is tried again in {Seconds} seconds.", request.Kind, MailFailure.KindOf(exception), pause.TotalSeconds);
            return false;
        }
    }
}
