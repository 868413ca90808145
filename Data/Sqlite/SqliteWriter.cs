using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// The one writer of the save path, with group commit: all waiting writes go into one transaction, each in a savepoint
/// of its own, and each is acknowledged after the commit. SQLite lets one connection write at a time; several writers
/// would starve each other in the busy wait.
/// </summary>
public sealed class SqliteWriter : IDisposable
{
    private const int LargestGroup = 256;

    private readonly BlockingCollection<PendingWrite> queue = new(boundedCapacity: 4 * LargestGroup);
    private readonly SqliteDatabase database;
    private readonly SiteMetrics metrics;
    private readonly Thread thread;

    private PreparedConnection? connection;

    /// <summary>Starts the writer's thread.</summary>
    public SqliteWriter(SqliteDatabase database, SiteMetrics metrics)
    {
        (this.database, this.metrics) = (database, metrics);
        metrics.Watch("database.queue", "{write}", "Writes that wait for their transaction.", () => queue.Count);
        thread = new Thread(Run) { Name = nameof(SqliteWriter), IsBackground = true };

        // It works for all requests and must not inherit the context of the first one.
        thread.UnsafeStart();
    }

    /// <summary>
    /// Runs <paramref name="write"/> in a transaction and completes when it is durable. An exception from it undoes
    /// this write alone.
    /// </summary>
    /// <exception cref="StorageUnavailableException">
    /// The transaction could not be committed; nothing was written.
    /// </exception>
    public Task<T> WriteAsync<T>(Func<PreparedConnection, T> write, CancellationToken cancellationToken)
    {
        var pending = new PendingWrite<T>(write, cancellationToken);

        // Waiting for room in the queue would block threads that readers need.
        return queue.TryAdd(pending)
            ? pending.Task
            : throw StorageUnavailableException.FromWrite(new QueueFullException());
    }

    /// <summary>As <see cref="WriteAsync{T}"/>, for a write that returns nothing.</summary>
    public Task WriteAsync(Action<PreparedConnection> write, CancellationToken cancellationToken) =>
        WriteAsync<object?>(connection =>
        {
            write(connection);
            return null;
        }, cancellationToken);

    /// <summary>Finishes the waiting writes and closes the connection.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        connection?.Dispose();
        queue.Dispose();
    }

    private void Run()
    {
        var group = new List<PendingWrite>(LargestGroup);

        foreach (var first in queue.GetConsumingEnumerable())
        {
            group.Add(first);

            while (group.Count < LargestGroup && queue.TryTake(out var next))
            {
                group.Add(next);
            }

            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<PendingWrite> group)
    {
        var start = Stopwatch.GetTimestamp();

        try
        {
            database.RequireInPlace();
            connection ??= new PreparedConnection(database.Open());
            connection.Execute("BEGIN IMMEDIATE");

            foreach (var write in group)
            {
                RunInSavepoint(write, connection);
            }

            connection.Execute("COMMIT");
        }
        catch (Exception exception)
        {
            // Closing rolls back what is open; the next group starts on a fresh connection.
            connection?.Dispose();
            connection = null;
            group.ForEach(write => write.Fail(StorageUnavailableException.FromWrite(exception)));
            return;
        }

        metrics.AddGroup(group.Count, Stopwatch.GetElapsedTime(start));
        group.ForEach(write => write.Acknowledge());
    }

    private static void RunInSavepoint(PendingWrite write, PreparedConnection connection)
    {
        connection.Execute("SAVEPOINT write");

        try
        {
            write.Run(connection);
        }
        catch (Exception exception) when (exception is not SqliteException { SqliteErrorCode: not SqliteConstraint })
        {
            connection.Execute("ROLLBACK TO write");
            write.Fail(exception);
        }

        connection.Execute("RELEASE write");
    }

    private const int SqliteConstraint = 19;

    private abstract class PendingWrite
    {
        public abstract void Run(PreparedConnection connection);

        public abstract void Acknowledge();

        public abstract void Fail(Exception exception);
    }

    private sealed class PendingWrite<T>(Func<PreparedConnection, T> write, CancellationToken cancellationToken)
        : PendingWrite
    {
        // Continuations run elsewhere: the writer's thread only writes.
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        public Task<T> Task => completion.Task;

        public override void Run(PreparedConnection connection)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = write(connection);
        }

        public override void Acknowledge() => completion.TrySetResult(result);

        public override void Fail(Exception exception) => completion.TrySetException(exception);
    }
}

/// <summary>More writes wait than the queue takes.</summary>
internal sealed class QueueFullException() : InvalidOperationException("Too many writes are waiting.");
