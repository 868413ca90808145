using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerSite.Data.Sqlite;

/// <summary>Puts a copy in the place of the database file.</summary>
internal sealed class SqliteRestore(SqliteDatabase database)
{
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    // As "sign out everywhere" does it for one account.
    private const string EndSessionsSql = """
        UPDATE "AspNetUsers" SET "SecurityStamp" = hex(randomblob(16)), "ConcurrencyStamp" = hex(randomblob(16))
        """;

    private string Path => database.Path;

    /// <summary>Restores; see <see cref="IDatabaseBackup.Restore"/>.</summary>
    public bool Run(string file, bool endsSessions, string aside)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var turn = new MigrationTurn(Path);
        var existed = File.Exists(Path);

        // Held to the end: a site that starts meanwhile can't use the old file.
        using var old = existed ? Seize() : null;
        var prepared = Prepare(file, endsSessions);

        if (existed)
        {
            KeepAside(aside);
        }

        // Before the new file is there: what is in the WAL belongs to the old one.
        foreach (var companion in Companions)
        {
            File.Delete(Path + companion);
        }

        File.Move(prepared, Path, overwrite: true);
        return existed;
    }

    // The copy, changed where it has to be, beside the place where it is to be.
    private string Prepare(string file, bool endsSessions)
    {
        var prepared = Path + ".restoring";
        File.Delete(prepared);
        SqliteDatabase.CreateFile(prepared, FileMode.CreateNew);

        using (var from = File.OpenRead(file))
        using (var to = new FileStream(prepared, FileMode.Open, FileAccess.Write))
        {
            from.CopyTo(to);
            to.Flush(flushToDisk: true);
        }

        if (endsSessions)
        {
            try
            {
                using var copy = SqliteDatabase.Open(prepared, SqliteOpenMode.ReadWrite);
                copy.Execute(EndSessionsSql);
            }
            catch (SqliteException exception)
            {
                throw StorageUnavailableException.FromWrite(exception);
            }
        }

        return prepared;
    }

    // Alone with the old file, and all of it in one file; null when it is damaged.
    private SqliteConnection? Seize()
    {
        var connection = SqliteDatabase.Open(Path, SqliteOpenMode.ReadWrite);

        try
        {
            connection.Execute("PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE");
            connection.Execute("BEGIN EXCLUSIVE");
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            return exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED
                ? throw new DatabaseInUseException(exception)
                : null;
        }
    }

    private void KeepAside(string aside)
    {
        foreach (var companion in Companions.Prepend("").Where(companion => File.Exists(Path + companion)))
        {
            File.Copy(Path + companion, aside + companion);
        }
    }
}
