using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Sqlite;

/// <summary>The database file: where it is, who may read it, and how each connection is set up.</summary>
public sealed class SqliteDatabase(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // SQLite itself waits for a lock, in pauses of a few milliseconds; the provider's own retry sleeps 150 ms. The
    // provider's limit is shorter, so that it never starts to retry.
    private const int BusyTimeoutMilliseconds = 5_000;
    private const int ProviderTimeoutSeconds = 4;

    /// <summary>The file's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Creates the file for its owner only; SQLite would let everybody read it.</summary>
    /// <exception cref="StartupException">The folder or the file can't be written.</exception>
    public void EnsureFile()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);

            if (OperatingSystem.IsWindows())
            {
                return;
            }

            using (new FileStream(Path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite,
                UnixCreateMode = OwnerOnly,
            }))
            {
            }

            File.SetUnixFileMode(Path, OwnerOnly);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"Database:Path is {Path}, which can't be written ({exception.Message}). " +
                "Set it to a file in a folder that this user may write.", exception);
        }
    }

    /// <summary>
    /// Opens a connection with the pragmas that every connection has. It is not pooled: a pooled one would keep
    /// a transaction begun in SQL open after it is closed.
    /// </summary>
    public SqliteConnection Open()
    {
        var builder = Builder();
        builder.Pooling = false;
        var connection = new SqliteConnection(builder.ToString());
        connection.Open();
        Configure(connection);
        return connection;
    }

    /// <summary>Makes EF Core use this file, with the same pragmas.</summary>
    public void Use(DbContextOptionsBuilder options) =>
        options.UseSqlite(Builder().ToString()).AddInterceptors(new PragmaInterceptor());

    private SqliteConnectionStringBuilder Builder() => new()
    {
        DataSource = Path,
        ForeignKeys = true,
        DefaultTimeout = ProviderTimeoutSeconds,
    };

    private static void Configure(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = {BusyTimeoutMilliseconds}; PRAGMA synchronous = FULL;";
        command.ExecuteNonQuery();
    }

    private sealed class PragmaInterceptor : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Configure(connection);

        // SQLite has no asynchronous I/O: the asynchronous form would only cost more.
        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Configure(connection);
            return Task.CompletedTask;
        }
    }
}
