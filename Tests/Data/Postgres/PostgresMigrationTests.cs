using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Postgres;

public sealed class PostgresMigrationTests
{
    private const int Instances = 10;

    [Fact]
    public async Task The_migrations_make_the_model()
    {
        await using var site = new Site { Database = new PostgresSiteDatabase() };
        using var scope = site.Services.CreateScope();
        Assert.False(scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Of_ten_that_start_at_once_one_makes_the_tables_and_none_fails()
    {
        using var database = new PostgresSiteDatabase(isEmpty: true);
        Assert.Equal(1, await MigrateAtOnceAsync(database));
    }

    [Drill]
    [Fact]
    public async Task Of_ten_that_start_at_once_on_an_older_database_one_brings_it_up_to_date_and_none_fails()
    {
        using var database = new PostgresSiteDatabase();
        await (await PostgresSiteDatabase.Server.StartedAsync()).ExecuteAsync(
            """
            DROP TABLE "CountedEvents";
            DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%_CountedEvents';
            """,
            database.Name);

        Assert.Equal(1, await MigrateAtOnceAsync(database));
    }

    [Fact]
    public async Task The_role_of_the_site_needs_no_right_to_change_tables()
    {
        using var database = new PostgresSiteDatabase();
        var server = await PostgresSiteDatabase.Server.StartedAsync();
        var role = $"runtime_{database.Name}";
        await PostgresSiteDatabase.Run($"CREATE ROLE {role} LOGIN");
        await server.ExecuteAsync(
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}", database.Name);
        await using var site = new Site
        {
            Database = database,
            Settings = { ["ConnectionStrings:Postgres"] = server.ConnectionString(database.Name, role) },
        };

        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();

        Assert.Equal(2, (await site.ProfileAsync(user.Email)).Attributes.Count);
    }

    // How many of them had something to do.
    private static async Task<int> MigrateAtOnceAsync(PostgresSiteDatabase database)
    {
        var site = new Operator(database.Settings, new RootKey().Text);
        var outputs = await Task.WhenAll(Enumerable.Range(0, Instances).Select(_ => site.RunAsync(0, "migrate")));
        return outputs.Count(output => output.Contains("is up to date now", StringComparison.Ordinal));
    }
}
