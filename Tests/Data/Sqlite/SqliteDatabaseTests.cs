using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

public sealed class SqliteDatabaseTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_file_and_its_log_are_its_owners_alone()
    {
        await site.NewUserAsync();

        Assert.All(
            Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.True(File.Exists(site.DatabasePath + "-wal"));
    }

    [Fact]
    public void A_file_that_others_can_read_is_made_private()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("partnersite-").FullName, "open.db");
        File.WriteAllBytes(path, []);
        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);

        new SqliteDatabase(path).EnsureFile();

        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(path));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void A_WAL_that_a_long_read_let_grow_shrinks_again()
    {
        using var own = new BrowserSite();
        own.Start();
        using var writer = new SqliteDatabase(own.DatabasePath).Open();
        writer.Execute("CREATE TABLE \"Large\" (\"Text\" TEXT)");

        using (var reader = new SqliteDatabase(own.DatabasePath).Open())
        {
            reader.Execute("BEGIN");
            reader.Number("SELECT count(*) FROM \"AspNetUsers\"");
            writer.Execute("INSERT INTO \"Large\" VALUES (hex(randomblob(8000000)))");
            Assert.InRange(new FileInfo(own.DatabasePath + "-wal").Length, 15_000_000, long.MaxValue);
        }

        writer.Execute("INSERT INTO \"Large\" VALUES ('x')");
        writer.Execute("INSERT INTO \"Large\" VALUES ('y')");

        Assert.InRange(new FileInfo(own.DatabasePath + "-wal").Length, 0, 5_000_000);
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("foreign_keys", "1")]
    public void Every_connection_of_both_kinds_is_durable_and_waits_natively(string pragma, string value)
    {
        using var connection = site.Services.GetRequiredService<SqliteDatabase>().Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        Assert.Equal(value, command.ExecuteScalar()?.ToString());

        using var scope = site.Services.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        context.Database.OpenConnection();
        using var other = context.Database.GetDbConnection().CreateCommand();
        other.CommandText = $"PRAGMA {pragma}";
        Assert.Equal(value, other.ExecuteScalar()?.ToString());
    }

    [Fact]
    public void The_migrations_make_the_model()
    {
        using var scope = site.Services.CreateScope();
        Assert.False(scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_start_that_was_killed_while_migrating_does_not_block_the_next()
    {
        await using var first = new Site();
        _ = first.Services;
        first.Execute("""
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
            """);

        await using var second = new SiteOn(first);
        Assert.NotNull(second.Services);
    }

    [Fact]
    public async Task An_account_of_the_first_version_stays_active_and_gets_dates()
    {
        await using var site = new Site();
        var file = new SqliteDatabase(site.DatabasePath);
        var options = new DbContextOptionsBuilder<AppDbContext>();
        file.EnsureFile();
        file.Use(options);

        await using (var context = new AppDbContext(options.Options))
        {
            await context.GetService<IMigrator>().MigrateAsync("Initial");
        }

        const string Email = "lan@example.com";
        var hash = new PasswordHasher<ApplicationUser>().HashPassword(new(), Emails.Password);
        site.Execute($"""
            INSERT INTO "AspNetUsers" (
                "Id", "UserName", "NormalizedUserName", "Email", "NormalizedEmail",
                "PasswordHash", "SecurityStamp", "ConcurrencyStamp",
                "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            VALUES (
                '1', '{Email}', '{Email.ToUpperInvariant()}', '{Email}', '{Email.ToUpperInvariant()}',
                '{hash}', 'STAMP', 'c',
                0, 0, 0, 1, 0)
            """);
        var program = site.NewProgram();

        Assert.Equal(HttpStatusCode.OK, (await program.LoginAsync(Email)).Status);
        var me = await program.GetAsync("/api/v1/auth/me");
        Assert.True(me.Json.GetProperty("is_active").GetBoolean());
        Assert.InRange(
            DateTime.UtcNow - me.Json.GetProperty("created_at").GetDateTime(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Sites_that_start_at_once_on_a_new_file_all_start()
    {
        await using var first = new Site();
        var others = Enumerable.Range(0, 3).Select(_ => new SiteOn(first)).ToList();

        await Task.WhenAll(others.Select(other => Task.Run(() => other.Services)));

        using var scope = others[0].Services.CreateScope();
        var migrations = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.GetMigrations();
        Assert.Equal(
            migrations,
            first.Query("""SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1""").Select(row => row[0]));
        others.ForEach(other => other.Dispose());
    }
}
