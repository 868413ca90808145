using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Sqlite;

/// <summary>The database file: where it is, who may read it, and how each connection is set up.</summary>
public sealed partial class SqliteDatabase(string path) : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // SQLite itself waits for a lock, in pauses of a few milliseconds; the provider's own retry sleeps 150 ms. The
    // provider's limit is shorter, so that it never starts to retry.
    private const int BusyTimeoutMilliseconds = 5_000;
    private const int ProviderTimeoutSeconds = 4;

    // Bytes. A long read lets the WAL grow; without a limit the file would keep that size for ever.
    private const int LargestIdleWal = 4 * 1024 * 1024;

    /// <summary>The file's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Where a link leads, else the path: there SQLite keeps the WAL.</summary>
    public string RealPath => new FileInfo(Path) is { LinkTarget: not null } link
        ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
        : Path;

    /// <summary>Room on its disk, in bytes.</summary>
    public long FreeRoom => new DriveInfo(System.IO.Path.GetDirectoryName(Path)!).AvailableFreeSpace;

    /// <summary>Creates the file for its owner only; SQLite would let everybody read it.</summary>
    /// <exception cref="StartupException">The folder or the file can't be written.</exception>
    public void EnsureFile()
    {
        if (Path.StartsWith("/dev/", StringComparison.Ordinal) || Path.StartsWith("/proc/", StringComparison.Ordinal))
        {
            throw new StartupException($"Database:Path is {Path}, which is no file. Set it to a file in a folder.");
        }

        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);

            CreateFile(Path, FileMode.OpenOrCreate);
            KeepToOwner();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"Database:Path is {Path}, which can't be written ({exception.Message}). " +
                "Set it to a file in a folder that this user may write.", exception);
        }
    }

    // Somebody may have made it with another mode. Where that can't be changed, it can be used all the same.
    private void KeepToOwner()
    {
        try
        {
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(Path) != OwnerOnly)
            {
                File.SetUnixFileMode(Path, OwnerOnly);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is somebody else's, or on a file system without modes.
        }
    }

    /// <summary>
    /// Opens a connection with the pragmas that every connection has. It is not pooled: a pooled one would keep
    /// a transaction begun in SQL open after it is closed.
    /// </summary>
    public SqliteConnection Open()
    {
        RequireInPlace();
        return Open(Path, SqliteOpenMode.ReadWrite);
    }

    /// <summary>Opens a connection to another file in the same way.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var builder = Builder(path);
        (builder.Pooling, builder.Mode) = (false, mode);
        var connection = new SqliteConnection(builder.ToString());
        connection.Open();
        Configure(connection);
        return connection;
    }

    /// <summary>The files beside a database that hold a part of it.</summary>
    public static IEnumerable<string> CompanionsOf(string path) => [$"{path}-wal", $"{path}-journal", $"{path}-shm"];

    /// <summary>Creates a file that its owner alone may read.</summary>
    /// <exception cref="IOException">It can't be written, or exists and must not.</exception>
    public static void CreateFile(string path, FileMode mode) => OpenFile(path, mode, FileShare.ReadWrite).Dispose();

    /// <summary>Opens a file that its owner alone may read, where it is new.</summary>
    /// <exception cref="IOException">It can't be written, exists and must not, or is used by somebody else.</exception>
    public static FileStream OpenFile(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>Makes EF Core use this file, with the same pragmas.</summary>
    public void Use(DbContextOptionsBuilder options) =>
        options.UseSqlite(Builder(Path).ToString()).AddInterceptors(new PragmaInterceptor(this));

    // What creates the file gives it to its owner alone; SQLite would make a new, empty one for everybody.
    private static SqliteConnectionStringBuilder Builder(string path) => new()
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
        DefaultTimeout = ProviderTimeoutSeconds,
    };

    private static void Configure(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"PRAGMA busy_timeout = {BusyTimeoutMilliseconds}; PRAGMA synchronous = FULL; "
            + $"PRAGMA journal_size_limit = {LargestIdleWal};";
        command.ExecuteNonQuery();
    }

    private sealed class PragmaInterceptor(SqliteDatabase database) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Prepare(connection);

        // SQLite has no asynchronous I/O: the asynchronous form would only cost more.
        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare(connection);
            return Task.CompletedTask;
        }

        private void Prepare(DbConnection connection)
        {
            database.RequireInPlace();
            Configure(connection);
        }
    }
}
