using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerSite.Data.Sqlite;

/// <summary>
/// Copies of the database file. A plain copy of the file lacks what is still in its WAL; SQLite's online backup reads
/// one state of both, and writers go on.
/// </summary>
internal sealed class SqliteBackup(SqliteDatabase database) : IDatabaseBackup
{
    private const int PagesAtOnce = 1_024;

    /// <inheritdoc />
    public string Location => database.Path;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> CopyTo(
        string file, Action<long, long> progress, CancellationToken cancellationToken)
    {
        SqliteDatabase.CreateFile(file, FileMode.CreateNew);

        try
        {
            using var source = database.Open();

            // The transaction holds one state: without it each write in between would make the copy begin again.
            source.Execute("BEGIN");
            var rows = Count(source);

            using var target = SqliteDatabase.Open(file, SqliteOpenMode.ReadWrite);
            CopyPages(source, target, progress, cancellationToken);

            // One file, whatever happens to the folder, and not the one that the site's WAL belongs to.
            target.Execute("PRAGMA journal_mode = DELETE");
            target.Execute("PRAGMA user_version = 0");
            return rows;
        }
        catch (SqliteException exception)
        {
            throw StorageUnavailableException.FromRead(exception);
        }
    }

    /// <inheritdoc />
    public BackupReport Inspect(string file)
    {
        if (SqliteDatabase.CompanionsOf(file).FirstOrDefault(File.Exists) is { } companion)
        {
            return new(
                [$"Beside it is {companion}: it is the file of a site, and not all of it. Make a backup of that site."],
                new Dictionary<string, long>());
        }

        try
        {
            using var copy = SqliteDatabase.Open(file, SqliteOpenMode.ReadOnly);
            var rows = Count(copy);
            var faults = copy.Texts("PRAGMA integrity_check").Where(line => line != "ok").ToList();

            if (!rows.ContainsKey("__EFMigrationsHistory"))
            {
                faults.Add("It holds no data of PartnerSite. A copy of the file alone lacks what was in its WAL.");
            }
            else if (copy.Texts("SELECT \"table\" FROM pragma_foreign_key_check").Count is > 0 and var lost)
            {
                faults.Add($"{lost} rows belong to nothing.");
            }

            return new(faults, rows);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT)
        {
            return new([exception.Message], new Dictionary<string, long>());
        }
        catch (SqliteException exception)
        {
            throw StorageUnavailableException.FromRead(exception);
        }
    }

    /// <inheritdoc />
    public bool Restore(string file, bool endsSessions, string aside) =>
        new SqliteRestore(database).Run(file, endsSessions, aside);

    /// <summary>Copies one database into another, which gets to be the same.</summary>
    public static void CopyPages(
        SqliteConnection source,
        SqliteConnection target,
        Action<long, long> progress,
        CancellationToken cancellationToken)
    {
        using var backup = raw.sqlite3_backup_init(target.Handle!, "main", source.Handle!, "main");
        SqliteException.ThrowExceptionForRC(backup.IsInvalid ? raw.sqlite3_errcode(target.Handle!) : 0, target.Handle);
        var result = raw.SQLITE_OK;

        while (result == raw.SQLITE_OK)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, PagesAtOnce);
            var total = raw.sqlite3_backup_pagecount(backup);
            progress(total - raw.sqlite3_backup_remaining(backup), total);
        }

        SqliteException.ThrowExceptionForRC(result == raw.SQLITE_DONE ? 0 : result, target.Handle);
    }

    private static Dictionary<string, long> Count(SqliteConnection connection) => connection
        .Texts("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .ToDictionary(table => table, table => connection.Number($"SELECT count(*) FROM \"{table}\""));
}

/// <summary>Statements that are run once.</summary>
internal static class SqliteConnectionExtensions
{
    public static int Execute(this SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteNonQuery();
    }

    public static long Number(this SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }

    public static List<string> Texts(this SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();

        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
