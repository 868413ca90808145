using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Postgres;

internal static class PostgresSetup
{
    /// <summary>How the database is reached.</summary>
    public const string ConnectionSetting = PostgresConnectionString.Setting;

    /// <summary>Registers the PostgreSQL database: the context for accounts, and the stores.</summary>
    /// <exception cref="StartupException">The connection string is missing, or can't be used.</exception>
    public static WebApplicationBuilder AddPostgres(this WebApplicationBuilder builder)
    {
        var settings = PostgresConnectionString.Read(builder.Configuration);

        builder.Services.AddSingleton<TimeProvider, MicrosecondClock>();
        builder.Services.AddSingleton(_ => new PostgresDatabase(settings));
        builder.Services.AddSingleton<IDatabaseStart, PostgresStart>();
        builder.Services.AddSingleton<PostgresReader>();
        builder.Services.AddSingleton<PostgresWriter>();
        builder.Services.AddSingleton<IDatabaseHealth, PostgresHealth>();
        builder.Services.AddSingleton<IProfileStore, PostgresProfileStore>();
        builder.Services.AddSingleton<IActivityStore, PostgresActivityStore>();
        builder.Services.AddSingleton<ISessionStore, PostgresSessionStore>();
        builder.Services.AddSingleton<ILeaseStore, PostgresLeaseStore>();
        builder.Services.AddSingleton<INoticeStore, PostgresNoticeStore>();
        builder.Services.AddSingleton<ISealedAttributeStore, PostgresSealedAttributeStore>();
        builder.Services.AddSingleton<IAuthKeyStore, PostgresAuthKeyStore>();
        builder.Services.AddSingleton<IEventCounter, PostgresEventCounter>();
        builder.Services.AddSingleton<ISecondFactorStore, PostgresSecondFactorStore>();
        builder.Services.AddSingleton<IDatabaseBackup>(_ => throw new StartupException(
            "this command copies the file of SQLite, and Database:Provider is Postgres, which has its own: pg_dump or "
            + "pg_basebackup, and keys status on a restored database to see that everything opens."));
        builder.Services.AddDbContext<AppDbContext, PostgresDbContext>((services, options) =>
        {
            services.GetRequiredService<PostgresDatabase>().Use(options);
            options.UseSite(services);
        }, optionsLifetime: ServiceLifetime.Singleton);

        return builder;
    }
}
