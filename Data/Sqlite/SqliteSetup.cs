using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Sqlite;

internal static class SqliteSetup
{
    /// <summary>Where the file is.</summary>
    public const string PathSetting = "Database:Path";

    private const string DefaultPath = "App_Data/partnersite.db";

    /// <summary>Registers the SQLite database: the context for accounts, and the stores.</summary>
    public static WebApplicationBuilder AddSqlite(this WebApplicationBuilder builder)
    {
        var path = builder.Configuration.Text(PathSetting) ?? DefaultPath;
        var database = new SqliteDatabase(Path.Combine(builder.Environment.ContentRootPath, path));

        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton<IDatabaseStart, SqliteStart>();
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
        builder.Services.AddDbContext<AppDbContext>((services, options) =>
        {
            database.Use(options);
            options.UseSite(services);
        }, optionsLifetime: ServiceLifetime.Singleton);

        return builder;
    }
}
