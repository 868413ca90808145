namespace PartnerSite.Data;

/// <summary>
/// Counts events by name for all instances. Only a database that several machines share has one: else each process
/// counts in memory.
/// </summary>
public interface IEventCounter
{
    /// <summary>Counts an event under every name, or under none of them when one has reached its limit.</summary>
    /// <param name="id">The event.</param>
    /// <param name="limits">The names and their limits.</param>
    /// <param name="now">The time (UTC).</param>
    /// <returns>Zero when it was counted; else how long until it may be.</returns>
    /// <exception cref="StorageUnavailableException">It was not counted, or that is not known.</exception>
    public Task<TimeSpan> TryAddAsync(Guid id, IReadOnlyList<WindowLimit> limits, DateTime now);

    /// <summary>Takes an event back.</summary>
    /// <exception cref="StorageUnavailableException">It may still count.</exception>
    public Task RemoveAsync(Guid id, IReadOnlyList<WindowLimit> limits);
}

/// <summary>The most events of a name within a window of time that ends now.</summary>
/// <param name="Name">The name; one name has one window.</param>
/// <param name="Most">The most events.</param>
/// <param name="Window">The window.</param>
public readonly record struct WindowLimit(string Name, int Most, TimeSpan Window);
