namespace PartnerSite.Tests.Infrastructure;

/// <summary>Something that happens again and again, waited for without looking all the time.</summary>
internal sealed class Signal
{
    private TaskCompletionSource next = New();

    /// <summary>It happened.</summary>
    public void Raise() => Interlocked.Exchange(ref next, New()).SetResult();

    /// <summary>Looks now and each time that it happens, until there is what is looked for.</summary>
    /// <exception cref="OperationCanceledException">There was not, for so long.</exception>
    public async Task<T> UntilAsync<T>(Func<T?> look, CancellationToken limit) where T : class
    {
        while (true)
        {
            // Taken before looking: what happens meanwhile is not missed.
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
