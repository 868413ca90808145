using System.Security.Authentication;
using Npgsql;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Postgres;

/// <summary>Why the site can't use a database, in a sentence that says what to do.</summary>
internal static class PostgresStartFailure
{
    /// <summary>What gives a role the rights that the site needs.</summary>
    public const string Grant =
        "Let the owner of the tables GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public to it.";

    private const string Setting = PostgresConnectionString.Setting;

    /// <summary>The sentence.</summary>
    public static StartupException Explain(Exception exception, PostgresDatabase database) =>
        new($"The database {database.Location} can't be used: {Describe(CauseOf(exception))}", exception);

    private static string Describe(Exception cause) => cause switch
    {
        PostgresException error => Describe(error),
        _ when PostgresFault.IsWithoutPrimary(cause) =>
            $"none of the hosts is a primary that can be reached. Check the Host of {Setting}, and that one of them is "
            + "no replica.",
        _ when IsAboutTls(cause) =>
            $"there is no encrypted connection ({Reason(cause)}). Give the server a certificate that this machine trusts, "
            + $"or set the SSL Mode of {Setting} to what the server has.",
        _ => $"it can't be reached ({Reason(cause)}). Check Host and Port of {Setting}, and that PostgreSQL runs there.",
    };

    private static string Describe(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword =>
            $"the password is wrong, or the role does not exist. Correct Username and Password of {Setting}.",
        PostgresErrorCodes.InvalidAuthorizationSpecification
            when error.MessageText.Contains("no encryption", StringComparison.Ordinal) =>
            $"it takes encrypted connections only. Take SSL Mode=Disable out of {Setting}, or set it to VerifyFull.",
        PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"it does not let the role in ({error.MessageText}). Correct {Setting}, or add a line to its pg_hba.conf.",
        PostgresErrorCodes.InvalidCatalogName =>
            $"there is no such database. Make it with CREATE DATABASE, or correct the Database of {Setting}.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"the role lacks a right ({error.MessageText}). Where tables are to be made or changed, run the command "
            + $"migrate with a role that owns them. {Grant}",
        PostgresErrorCodes.LockNotAvailable =>
            "another process is still bringing it up to date. Start again when it is done.",
        PostgresErrorCodes.TooManyConnections =>
            "it has no connection left. Raise its max_connections, or lower Maximum Pool Size of "
            + $"{Setting} for each instance.",
        PostgresErrorCodes.DiskFull => "its disk is full. Make room.",
        _ => $"{error.MessageText} ({error.SqlState}).",
    };

    private static bool IsAboutTls(Exception cause) =>
        cause.InnerException is AuthenticationException || cause.Message.Contains("SSL", StringComparison.Ordinal);

    // Npgsql's own exception: the one below it says less.
    private static Exception CauseOf(Exception exception) =>
        exception is NpgsqlException || exception.InnerException is not { } inner ? exception : CauseOf(inner);

    private static string Reason(Exception cause) => (cause.InnerException ?? cause).Message.TrimEnd('.');
}
