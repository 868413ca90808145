using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PartnerSite.Services.Startup;
using SQLitePCL;

namespace PartnerSite.Data.Sqlite;

internal static class SqliteSetup
{
    private const string PathSetting = "Database:Path";
    private const string MustExistSetting = "Database:MustExist";
    private const string DefaultPath = "App_Data/partnersite.db";

    /// <summary>Uses this file, whatever is configured; null for what is.</summary>
    public static void UseDatabase(this WebApplicationBuilder builder, string? path) =>
        builder.Configuration[PathSetting] = path ?? builder.Configuration[PathSetting];

    /// <summary>Registers the SQLite database: the context for accounts, and the stores.</summary>
    public static WebApplicationBuilder AddDatabase(this WebApplicationBuilder builder)
    {
        var path = builder.Configuration.Text(PathSetting) ?? DefaultPath;
        var database = new SqliteDatabase(Path.Combine(builder.Environment.ContentRootPath, path));

        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton<SqliteReader>();
        builder.Services.AddSingleton<SqliteWriter>();
        builder.Services.AddHostedService<DatabaseWatch>();
        builder.Services.AddSingleton<IDatabaseHealth, SqliteHealth>();
        builder.Services.AddSingleton<IProfileStore, SqliteProfileStore>();
        builder.Services.AddSingleton<IActivityStore, SqliteActivityStore>();
        builder.Services.AddSingleton<ISessionStore, SqliteSessionStore>();
        builder.Services.AddSingleton<ILeaseStore, SqliteLeaseStore>();
        builder.Services.AddSingleton<INoticeStore, SqliteNoticeStore>();
        builder.Services.AddSingleton<ISealedAttributeStore, SqliteSealedAttributeStore>();
        builder.Services.AddSingleton<IAuthKeyStore, SqliteAuthKeyStore>();
        builder.Services.AddSingleton<ISecondFactorStore, SqliteSecondFactorStore>();
        builder.Services.AddSingleton<IDatabaseBackup, SqliteBackup>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDbContext<AppDbContext>((services, options) =>
        {
            database.Use(options);
            options.AddInterceptors(new UserTimestamps(services.GetRequiredService<TimeProvider>()));

            // What fails is thrown, and told once, by whoever asked.
            options.ConfigureWarnings(events => events.Log(
                (RelationalEventId.CommandError, LogLevel.Debug),
                (RelationalEventId.ConnectionError, LogLevel.Debug),
                (CoreEventId.SaveChangesFailed, LogLevel.Debug),
                (CoreEventId.QueryIterationFailed, LogLevel.Debug)));
        }, optionsLifetime: ServiceLifetime.Singleton);

        return builder;
    }

    /// <summary>Creates or migrates the database; one that <paramref name="check"/> refuses is left as it is.</summary>
    /// <exception cref="StartupException">
    /// The file can't be written, or was made by a newer version of the site.
    /// </exception>
    public static void MigrateDatabase(this WebApplication app, Action? check = null)
    {
        var database = app.Services.GetRequiredService<SqliteDatabase>();
        MakeDatabase(app, database);

        using var turn = new MigrationTurn(database.Path);

        try
        {
            using var connection = database.Open();
            connection.Execute("PRAGMA journal_mode = WAL");
            var history = new MigrationHistory(connection, database.Path);

            if (!history.IsNew)
            {
                check?.Invoke();
            }

            // Writes nothing where nothing is to be done: with a full disk the site can still be read.
            if (!history.IsCurrent)
            {
                using var scope = app.Services.CreateScope();
                var context = scope.ServiceProvider.GetRequiredService<AppDbContext>();
                ReleaseAbandonedLock(context);
                context.Database.Migrate();
            }

            // While it is this process's turn: no restore comes between.
            database.Hold();
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

    // A mistyped path would be a new, empty site.
    private static void MakeDatabase(WebApplication app, SqliteDatabase database)
    {
        var isThere = File.Exists(database.Path);

        if (!isThere && app.Configuration.IsOn(MustExistSetting, fallback: false))
        {
            throw new StartupException(
                $"Database:Path is {database.Path}, where there is no database, and {MustExistSetting} is true. "
                + "Correct the path, restore a backup, or start once without it to make a new database.");
        }

        database.EnsureFile();

        if (!isThere)
        {
            app.Logger.LogWarning("There was no database: {Path} was made, and is empty.", database.Path);
        }
    }

    /// <summary>
    /// Requires a database and doesn't migrate it: instances of an older version may be running on it.
    /// </summary>
    /// <exception cref="StartupException">
    /// There is no database, or it was made by a newer version of the site.
    /// </exception>
    public static WebApplication RequireDatabase(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<SqliteDatabase>();

        if (!File.Exists(database.Path))
        {
            throw new StartupException(
                $"Database:Path is {database.Path}, where there is no database. "
                + "Run the command with the settings of the site.");
        }

        using var connection = database.Open();
        _ = new MigrationHistory(connection, database.Path);
        return app;
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
