using System.Diagnostics;
using Npgsql;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Postgres;

/// <summary>
/// What PostgreSQL and its driver report of a commit whose synchronous standby is not there: the reasons for what
/// <see cref="PartnerSite.Data.Postgres.PostgresWriter"/> does. When one of these fails, it may do less.
/// </summary>
public sealed class FalseSuccessTests : IAsyncLifetime
{
    private static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1);

    private readonly PostgresSiteDatabase database = new();

    public async ValueTask InitializeAsync() => await database.WaitForStandbyAsync();

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_commit_that_ran_out_of_time_looks_like_a_success_with_a_notice() =>
        Assert.Equal("01000", await CommitAsync("Command Timeout=1"));

    [Fact]
    public async Task So_does_one_that_was_cancelled()
    {
        using var cancelled = new CancellationTokenSource(ASecond);
        Assert.Equal("01000", await CommitAsync("Command Timeout=30", cancelled.Token));
    }

    [Fact]
    public async Task So_does_one_statement_without_a_transaction_of_its_own()
    {
        await using var connection = await OpenAsync("Command Timeout=1");
        string? notice = null;
        connection.Notice += (_, heard) => notice = heard.Notice.SqlState;
        await using var command = new NpgsqlCommand(InsertSql, connection);

        Assert.Equal(1, await command.ExecuteNonQueryAsync());
        Assert.Equal("01000", notice);
    }

    [Fact]
    public async Task The_servers_own_limit_does_not_end_the_wait()
    {
        var start = Stopwatch.GetTimestamp();

        Assert.Equal("01000", await CommitAsync("Command Timeout=2;Options=-c statement_timeout=500"));
        Assert.InRange(Stopwatch.GetElapsedTime(start), 1.8 * ASecond, 60 * ASecond);
    }

    [Fact]
    public async Task Without_cancellation_it_is_a_failure_and_nobody_knows()
    {
        var failure = await Assert.ThrowsAsync<NpgsqlException>(
            () => CommitAsync("Command Timeout=1;Cancellation Timeout=-1"));

        Assert.IsType<TimeoutException>(failure.InnerException);
        await using var connection = await OpenAsync("Command Timeout=30");
        await using var count = new NpgsqlCommand("SELECT count(*) FROM \"Leases\"", connection);
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    private const string InsertSql = "INSERT INTO \"Leases\" VALUES ('job', 'holder', now())";

    // The state of the last notice.
    private async Task<string?> CommitAsync(string settings, CancellationToken cancellationToken = default)
    {
        await using var connection = await OpenAsync(settings);
        string? notice = null;
        connection.Notice += (_, heard) => notice = heard.Notice.SqlState;
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(InsertSql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
        await transaction.CommitAsync(cancellationToken);
        return notice;
    }

    private async Task<NpgsqlConnection> OpenAsync(string settings)
    {
        var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=False;{settings}");
        await connection.OpenAsync();
        return connection;
    }
}
