using System.Net.Sockets;
using Npgsql;
using PartnerSite.Data;
using PartnerSite.Data.Postgres;

namespace PartnerSite.Tests.Data.Postgres;

/// <summary>What is wrong with the database, as metrics and alerts call it, and what is tried again.</summary>
public sealed class PostgresFaultTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.DiskFull, "full", false)]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction, "read_only", true)]
    [InlineData(PostgresErrorCodes.LockNotAvailable, "locked", false)]
    [InlineData(PostgresErrorCodes.DeadlockDetected, "locked", true)]
    [InlineData(PostgresErrorCodes.SerializationFailure, "locked", true)]
    [InlineData(PostgresErrorCodes.IoError, "io", false)]
    [InlineData(PostgresErrorCodes.DataCorrupted, "damaged", false)]
    [InlineData(PostgresErrorCodes.TooManyConnections, "queue_full", false)]
    [InlineData(PostgresErrorCodes.AdminShutdown, "unreachable", true)]
    [InlineData(PostgresErrorCodes.UndefinedTable, "other", false)]
    public void Of_the_servers_errors(string code, string kind, bool isTriedAgain) =>
        AssertIs(new PostgresException("failed", "ERROR", "ERROR", code), kind, isTriedAgain);

    [Theory]
    [InlineData("No suitable host was found.")]
    [InlineData("Unable to connect to a suitable host. Check inner exception for more details.")]
    public void Of_several_hosts_without_a_primary(string message) =>
        AssertIs(new NpgsqlException(message), "unreachable", isTriedAgain: true);

    [Fact]
    public void Of_a_connection_that_broke() =>
        AssertIs(new NpgsqlException("broke", new IOException("reset", new SocketException())), "unreachable", true);

    [Fact]
    public void Of_one_that_took_too_long() =>
        AssertIs(new NpgsqlException("slow", new TimeoutException()), "unreachable", isTriedAgain: false);

    [Fact]
    public void Of_a_pool_without_a_connection() =>
        AssertIs(new NpgsqlException("The connection pool has been exhausted, …"), "queue_full", isTriedAgain: false);

    [Fact]
    public void A_fatal_error_is_no_promise_that_nothing_was_committed()
    {
        Assert.True(PostgresFault.IsRefusal(new PostgresException("failed", "ERROR", "ERROR", "23505")));
        Assert.False(PostgresFault.IsRefusal(new PostgresException("bye", "FATAL", "FATAL", "57P01")));
    }

    private static void AssertIs(NpgsqlException exception, string kind, bool isTriedAgain)
    {
        var health = new PostgresHealth(null!, null!);

        Assert.Equal(kind, health.KindOf(StorageUnavailableException.FromWrite(exception)));
        Assert.Equal("unknown", health.KindOf(StorageUnavailableException.FromCommit(exception)));
        Assert.Equal(isTriedAgain, PostgresFault.GaveWay(exception) || PostgresFault.IsOfConnection(exception));
    }
}
