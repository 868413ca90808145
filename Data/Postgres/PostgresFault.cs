using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>What a failure of PostgreSQL means.</summary>
internal static class PostgresFault
{
    private const string NoneFree = "The connection pool has been exhausted";

    // What a server warns of at a commit that its standby has not got.
    private const string Warning = "01000";

    /// <summary>
    /// A notice that came with a commit takes it back: it is on the primary alone, and lost with it.
    /// </summary>
    public static bool TakesBack(PostgresNotice notice) => notice.SqlState == Warning;

    /// <summary>
    /// The server refused a statement, so its transaction is not committed. After anything else nobody knows: a fatal
    /// error may come after the commit.
    /// </summary>
    public static bool IsRefusal(Exception exception) => exception is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>The transaction gave way to another one; the same again may succeed.</summary>
    public static bool GaveWay(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    /// <summary>
    /// The connection is gone, or is to no primary; another one may be better. Npgsql calls the last three final, and
    /// they are what a change of the primary looks like. A full disk is not among them.
    /// </summary>
    public static bool IsOfConnection(Exception exception) => exception switch
    {
        PostgresException error => error.SqlState is PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException } => true,
        _ => IsWithoutPrimary(exception),
    };

    /// <summary>None of several hosts is a primary that can be reached.</summary>
    public static bool IsWithoutPrimary(Exception exception) => exception is NpgsqlException
        && (exception.Message.StartsWith("No suitable host", StringComparison.Ordinal)
            || exception.Message.StartsWith("Unable to connect to a suitable host", StringComparison.Ordinal));

    /// <summary>What is wrong, in the words that metrics and alerts have.</summary>
    public static string KindOf(Exception exception) => exception switch
    {
        PostgresException { SqlState: var code } => code switch
        {
            PostgresErrorCodes.DiskFull => "full",
            PostgresErrorCodes.ReadOnlySqlTransaction => "read_only",
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled
                or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => "locked",
            PostgresErrorCodes.IoError => "io",
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => "damaged",
            PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.OutOfMemory => "queue_full",
            _ => IsOfConnection(exception) ? "unreachable" : "other",
        },
        NpgsqlException when exception.Message.StartsWith(NoneFree, StringComparison.Ordinal) => "queue_full",
        NpgsqlException => "unreachable",
        _ => "other",
    };
}
