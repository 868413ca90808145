using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerSite.Data.Sqlite;

/// <summary>Puts a copy in the place of the database file.</summary>
internal sealed class SqliteRestore(SqliteDatabase database)
{
    // As "sign out everywhere" does it for one account.
    private const string EndSessionsSql = """
        UPDATE "AspNetUsers" SET "SecurityStamp" = hex(randomblob(16)), "ConcurrencyStamp" = hex(randomblob(16))
        """;

    // A site that was told to stop may take a moment.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A link stays.
    private readonly string path = database.RealPath;

    /// <summary>Restores; see <see cref="IDatabaseBackup.Restore"/>.</summary>
    public bool Run(string file, bool endsSessions, string aside)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var turn = new MigrationTurn(database.Path);
        var isWhole = new WalMark(database).IsOwn;
        using var alone = LockFile.Take(database.RunningPath, Patience) ?? throw new DatabaseInUseException();

        // A WAL whose file was moved away has saves too.
        var isThere = File.Exists(path);
        var existed = isThere || SqliteDatabase.CompanionsOf(path).Any(File.Exists);
        var prepared = $"{path}.restoring";

        try
        {
            if (isThere && isWhole)
            {
                FoldWal();
            }

            Prepare(file, prepared, endsSessions);

            if (existed)
            {
                KeepAside(aside, isPair: isWhole || !isThere);
            }

            // Before the new file is there: they belong to the old one.
            Delete(SqliteDatabase.CompanionsOf(path));
            WalMark.Forget(alone);
            File.Move(prepared, path, overwrite: true);
            return existed;
        }
        finally
        {
            Delete([prepared, .. SqliteDatabase.CompanionsOf(prepared)]);
        }
    }

    private static void Delete(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            File.Delete(file);
        }
    }

    // The copy, changed where it has to be, beside the place where it is to be. What a killed restore left there goes.
    private static void Prepare(string file, string prepared, bool endsSessions)
    {
        Delete([prepared, .. SqliteDatabase.CompanionsOf(prepared)]);
        SqliteDatabase.CreateFile(prepared, FileMode.CreateNew);

        try
        {
            using var from = SqliteDatabase.Open(file, SqliteOpenMode.ReadOnly);
            using var to = SqliteDatabase.Open(prepared, SqliteOpenMode.ReadWrite);
            SqliteBackup.CopyPages(from, to, (_, _) => { }, CancellationToken.None);
            to.Execute("PRAGMA journal_mode = DELETE");

            if (endsSessions)
            {
                to.Execute(EndSessionsSql);
            }
        }
        catch (SqliteException exception)
        {
            throw StorageUnavailableException.FromWrite(exception);
        }
    }

    // All of the old database in one file, while no other program has it open; a damaged one stays as it is.
    private void FoldWal()
    {
        try
        {
            using var old = SqliteDatabase.Open(path, SqliteOpenMode.ReadWrite);
            old.Execute("PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE");
            old.Execute("PRAGMA journal_mode = DELETE");
            old.Execute("BEGIN EXCLUSIVE");
            old.Execute("ROLLBACK");
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            throw new DatabaseInUseException(exception);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT)
        {
            // It is kept as it is, with what is beside it.
        }
        catch (SqliteException exception)
        {
            throw StorageUnavailableException.FromRead(exception);
        }
    }

    // Whoever opens a file there would have the WAL of another one written into it.
    private void KeepAside(string aside, bool isPair)
    {
        var companions = SqliteDatabase.CompanionsOf(isPair ? aside : $"{aside}.other");

        foreach (var (from, to) in SqliteDatabase.CompanionsOf(path).Prepend(path)
            .Zip(companions.Prepend(aside))
            .Where(files => File.Exists(files.First)))
        {
            Copy(from, to);
        }
    }

    private static void Copy(string from, string to)
    {
        using var source = File.OpenRead(from);
        using var target = SqliteDatabase.OpenFile(to, FileMode.CreateNew, FileShare.None);

        try
        {
            source.CopyTo(target);
            target.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // Half of it under the name of the whole would be taken for it.
            File.Delete(to);
            throw;
        }
    }
}
