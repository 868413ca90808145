using PartnerSite.Data.Postgres;
using PartnerSite.Data.Sqlite;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Setup;

internal static class DatabaseSetup
{
    private const string ProviderSetting = "Database:Provider";
    private const string Sqlite = "Sqlite";
    private const string Postgres = "Postgres";

    /// <summary>Uses this file of SQLite, whatever is configured; null for what is.</summary>
    public static void UseDatabase(this WebApplicationBuilder builder, string? path)
    {
        if (path is not null)
        {
            builder.Configuration[ProviderSetting] = Sqlite;
            builder.Configuration[SqliteSetup.PathSetting] = path;
        }
    }

    /// <summary>Registers the database: the context for accounts, and the stores.</summary>
    /// <exception cref="StartupException">A setting is wrong.</exception>
    public static WebApplicationBuilder AddDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);

        return builder.Configuration.Text(ProviderSetting)?.Trim().ToUpperInvariant() switch
        {
            null or "SQLITE" => builder.AddSqlite(),
            "POSTGRES" => builder.AddPostgres(),
            _ => throw new StartupException(
                $"{ProviderSetting} must be {Sqlite}, one file beside the site, or {Postgres}, such as {Postgres} "
                + $"with {PostgresSetup.ConnectionSetting}."),
        };
    }

    /// <inheritdoc cref="IDatabaseStart.Migrate"/>
    public static void MigrateDatabase(this WebApplication app, Action check) =>
        app.Services.GetRequiredService<IDatabaseStart>().Migrate(check);

    /// <inheritdoc cref="IDatabaseStart.Require"/>
    public static WebApplication RequireDatabase(this WebApplication app)
    {
        app.Services.GetRequiredService<IDatabaseStart>().Require();
        return app;
    }
}
