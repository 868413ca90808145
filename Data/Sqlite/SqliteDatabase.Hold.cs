using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerSite.Data.Sqlite;

/// <summary>The file that a running site was started with.</summary>
public sealed partial class SqliteDatabase
{
    private SqliteConnection? held;
    private FileStream? running;

    /// <summary>The file that every running site has locked, and no restore does meanwhile.</summary>
    public string RunningPath => $"{Path}.running";

    /// <summary>
    /// The file that is held is not at its path: it was moved, deleted or replaced. Another file in its place is not
    /// used, since what is open, and the WAL, belong to the one that was there.
    /// </summary>
    public bool HasMoved
    {
        get
        {
            const int HasMovedOperation = 20;

            if (held is null)
            {
                return false;
            }

            SqliteException.ThrowExceptionForRC(
                FileControl(held.Handle!, database: 0, HasMovedOperation, out var moved), held.Handle);
            return moved != 0;
        }
    }

    /// <summary>
    /// Remembers the file that is at the path now, and tells <c>restore</c> that the site runs, until the process ends.
    /// </summary>
    public void Hold()
    {
        running = LockFile.Share(RunningPath);
        held = Open();

        // The file is opened by the first read.
        held.Number("SELECT count(*) FROM \"__EFMigrationsHistory\"");
    }

    /// <summary>Refuses to go on with another file than the one that is held.</summary>
    /// <exception cref="SqliteException">The file was moved, replaced or deleted.</exception>
    public void RequireInPlace()
    {
        if (HasMoved)
        {
            throw new SqliteException(
                "The database file was moved, replaced or deleted.", raw.SQLITE_READONLY, raw.SQLITE_READONLY_DBMOVED);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        held?.Dispose();
        running?.Dispose();
    }

    // https://sqlite.org/c3ref/file_control.html; the library for .NET leaves it out.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(
        sqlite3 connection, nint database, int operation, out int argument);
}
