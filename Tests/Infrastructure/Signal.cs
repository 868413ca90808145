namespace PartnerSite.Tests.Infrastructure;

/// <summary>An event that recurs, waited for without polling.</summary>
internal sealed class Signal
{
    private TaskCompletionSource next = New();

    /// <summary>Wakes everyone who waits.</summary>
    public void Raise() => Interlocked.Exchange(ref next, New()).SetResult();

    /// <summary>Looks now and after each event, until <paramref name="look"/> finds something.</summary>
    /// <exception cref="OperationCanceledException">Nothing was found before the limit.</exception>
    public async Task<T> UntilAsync<T>(Func<T?> look, CancellationToken limit) where T : class
    {
        while (true)
        {
            // Read before looking, so that an event in between is not missed.
            var after = Volatile.Read(ref next).Task;

            if (look() is { } found)
            {
                return found;
            }

            await after.WaitAsync(limit);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
