using Microsoft.Data.Sqlite;
using PartnerSite.Data;
using PartnerSite.Data.Sqlite;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Tests.Data.Sqlite;

public sealed class SqliteWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-").FullName;
    private readonly SqliteDatabase database;
    private readonly SqliteWriter writer;

    public SqliteWriterTests()
    {
        database = new(Path.Combine(folder, "writer.db"));
        database.EnsureFile();
        Execute("PRAGMA journal_mode = WAL; CREATE TABLE Notes (Id INTEGER PRIMARY KEY, Text TEXT NOT NULL UNIQUE)");
        writer = new(database, SiteMetrics.Unseen);
    }

    public void Dispose()
    {
        writer.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_completed_write_is_in_the_file()
    {
        await WriteAsync("one");
        Assert.Equal(1L, Count());
    }

    [Fact]
    public async Task A_write_that_fails_affects_no_other()
    {
        var (gate, first) = await OccupyWriterAsync();
        var group = Enumerable.Range(0, 20).Select(i => WriteAsync($"note {i}")).ToList();
        var refused = writer.WriteAsync<int>(connection =>
        {
            connection.Execute("INSERT INTO Notes (Text) VALUES ('half')");
            throw new InvalidOperationException("refused");
        }, default);
        var duplicate = WriteAsync("note 3");
        var last = WriteAsync("last");
        gate.Set();

        await first;
        await Task.WhenAll([.. group, last]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => refused);
        await Assert.ThrowsAsync<SqliteException>(() => duplicate);
        Assert.Equal(21L, Count());
    }

    [Fact]
    public async Task Writes_that_wait_together_are_committed_together()
    {
        var (gate, first) = await OccupyWriterAsync();
        var waiting = Enumerable.Range(0, 20).Select(i => WriteAsync($"note {i}")).ToList();

        // A write that ends the transaction fails all writes that share it, and no others.
        waiting.Add(writer.WriteAsync(connection => connection.Execute("ROLLBACK"), default));
        gate.Set();

        await first;

        foreach (var write in waiting)
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => write);
        }

        Assert.Equal(0L, Count());
    }

    [Fact]
    public async Task A_write_whose_request_was_cancelled_is_not_made()
    {
        using var gone = new CancellationTokenSource();
        var (gate, first) = await OccupyWriterAsync();
        var cancelled = writer.WriteAsync(
            connection => connection.Execute("INSERT INTO Notes (Text) VALUES ('gone')"), gone.Token);
        await gone.CancelAsync();
        gate.Set();

        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(0L, Count());
    }

    [Fact]
    public async Task When_the_commit_fails_nothing_is_acknowledged_and_the_next_write_works()
    {
        var failed = writer.WriteAsync(connection =>
        {
            connection.Execute("INSERT INTO Notes (Text) VALUES ('lost')");
            return connection.Execute("ROLLBACK");
        }, default);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => failed);
        await WriteAsync("next");
        Assert.Equal(1L, Count());
    }

    [Fact]
    public async Task Of_3200_writes_by_32_writers_none_fails()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(person => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await WriteAsync($"{person}-{i}");
            }
        })));

        Assert.Equal(3_200L, Count());
    }

    [Fact]
    public async Task Closing_finishes_waiting_writes()
    {
        var other = new SqliteWriter(database, SiteMetrics.Unseen);
        var writes = Enumerable
            .Range(0, 50)
            .Select(i =>
                other.WriteAsync(
                    connection =>
                        connection.Execute("INSERT INTO Notes (Text) VALUES (@text)", ("@text", $"closing {i}")),
                    default))
            .ToList();
        other.Dispose();

        await Task.WhenAll(writes);
        Assert.Equal(50L, Count());
    }

    /// <summary>A write that lasts until the gate is set, so that later writes wait together.</summary>
    private async Task<(ManualResetEventSlim Gate, Task First)> OccupyWriterAsync()
    {
        var gate = new ManualResetEventSlim();
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = writer.WriteAsync(_ =>
        {
            running.SetResult();
            return gate.Wait(TimeSpan.FromSeconds(10));
        }, default);
        await running.Task;
        return (gate, first);
    }

    private Task<int> WriteAsync(string text) =>
        writer.WriteAsync(
            connection => connection.Execute("INSERT INTO Notes (Text) VALUES (@text)", ("@text", text)), default);

    private long Count() => (long)Execute("SELECT count(*) FROM Notes")!;

    private object? Execute(string sql)
    {
        using var connection = database.Open();
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
