using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PartnerSite.Services.Startup;
using SQLitePCL;

namespace PartnerSite.Data.Sqlite;

/// <summary>Makes the file, or brings it up to date.</summary>
internal sealed class SqliteStart(
    SqliteDatabase database, IConfiguration settings, IServiceScopeFactory scopes, ILogger<SqliteStart> logger)
    : IDatabaseStart
{
    private const string MustExistSetting = "Database:MustExist";

    private const string HistoryExistsSql =
        $"SELECT count(*) FROM sqlite_master WHERE name = '{MigrationHistory.Table}'";

    private const string OtherTablesSql = """
        SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\_\_EF%' ESCAPE '\'
        """;

    /// <inheritdoc />
    public bool Migrate(Action check)
    {
        var mark = new WalMark(database);
        mark.Require();
        var isMade = MakeFile();

        using var turn = new MigrationTurn(database.Path);

        try
        {
            using var connection = database.Open();
            connection.Execute("PRAGMA journal_mode = WAL");
            var history = ReadHistory(connection);

            if (!history.IsNew)
            {
                check();
            }
            else if (!isMade)
            {
                RequireEmpty(connection);
            }

            // Writes nothing where nothing is to be done: with a full disk the site can still be read.
            if (!history.IsCurrent)
            {
                using var scope = scopes.CreateScope();
                var context = scope.ServiceProvider.GetRequiredService<AppDbContext>();
                ReleaseAbandonedLock(context);
                context.Database.Migrate();
            }

            // While it is this process's turn: no restore comes between.
            mark.Renew(connection);
            database.Hold();
            return !history.IsCurrent;
        }
        catch (Exception exception) when (StorageUnavailableException.IsCauseOf(exception))
        {
            var cause = exception.GetBaseException();
            var isDamaged = cause is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB };
            throw new StartupException(
                $"The database {database.Path} can't be opened or brought up to date ({cause.Message}). " + (isDamaged
                    ? "It is damaged, or no database of PartnerSite. Keep the file, and restore a backup."
                    : "Check that the disk is not full and that the file and its folder may be written."),
                exception);
        }
    }

    /// <inheritdoc />
    public void Require()
    {
        if (!File.Exists(database.Path))
        {
            throw new StartupException(
                $"Database:Path is {database.Path}, where there is no database. "
                + "Run the command with the settings of the site.");
        }

        new WalMark(database).Require();
        using var connection = database.Open();
        ReadHistory(connection);
    }

    private MigrationHistory ReadHistory(SqliteConnection connection) => new(
        connection.Number(HistoryExistsSql) > 0 ? connection.Texts(MigrationHistory.SelectSql) : [],
        typeof(AppDbContext),
        database.Path);

    // A copy of the file alone, whose tables were in the WAL, is empty; a mistyped path may be somebody else's.
    private void RequireEmpty(SqliteConnection connection)
    {
        if (connection.Number(OtherTablesSql) > 0)
        {
            throw new StartupException(
                $"The database {database.Path} belongs to another program: it has tables, and none of PartnerSite. "
                + "Correct Database:Path.");
        }

        if (settings.IsOn(MustExistSetting, fallback: false))
        {
            throw new StartupException(
                $"The database {database.Path} is empty, and {MustExistSetting} is true. A copy of the file alone, "
                + "without its WAL, is such a file. Restore a backup, or start once without it to begin anew.");
        }

        logger.LogWarning("The database {Path} was empty: its tables are made.", database.Path);
    }

    // A mistyped path would be a new, empty site.
    private bool MakeFile()
    {
        var isThere = File.Exists(database.Path);

        if (!isThere && settings.IsOn(MustExistSetting, fallback: false))
        {
            throw new StartupException(
                $"Database:Path is {database.Path}, where there is no database, and {MustExistSetting} is true. "
                + "Correct the path, restore a backup, or start once without it to make a new database.");
        }

        database.EnsureFile();

        if (!isThere)
        {
            logger.LogWarning("There was no database: {Path} was made, and is empty.", database.Path);
        }

        return !isThere;
    }

    // EF Core's lock is a row. A killed process leaves it behind, and every later start would wait for it forever.
    private static void ReleaseAbandonedLock(AppDbContext context)
    {
        const string Exists = "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'";

        if (context.Database.SqlQueryRaw<int>(Exists).Single() > 0)
        {
            context.Database.ExecuteSqlRaw("DELETE FROM \"__EFMigrationsLock\"");
        }
    }
}
