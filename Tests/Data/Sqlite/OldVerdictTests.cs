using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PartnerSite.Data;
using PartnerSite.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

public sealed class OldVerdictTests
{
    [Fact]
    public async Task Verdicts_from_before_an_update_are_said_in_todays_words()
    {
        await using var site = new Site();
        Directory.CreateDirectory(Path.GetDirectoryName(site.DatabasePath)!);
        var file = new SqliteDatabase(site.DatabasePath);
        var options = new DbContextOptionsBuilder<AppDbContext>();
        file.EnsureFile();
        file.Use(options);

        await using (var context = new AppDbContext(options.Options))
        {
            await context.GetService<IMigrator>().MigrateAsync("ConnectionsAndActivity");
        }

        site.Execute("""
            INSERT INTO "AspNetUsers" (
                "Id", "UserName", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled",
                "AccessFailedCount", "IsActive", "CreatedAt", "UpdatedAt")
            VALUES ('1', 'lan', 0, 0, 0, 0, 0, 1, '2026-11-25', '2026-11-25');
            INSERT INTO "PartnerConnections" ("UserId", "Partner", "State", "MessageKey", "AttemptKey") VALUES
                ('1', 'whatsapp', 'connected', 'Checks.WhatsAppConnectedQuality', 'Checks.WhatsAppUnknownError'),
                ('1', 'chotot', NULL, NULL, 'Checks.ChototOidOnly');
            """);
        _ = site.Services;

        Assert.Equal(
            [["chotot", "none", "none"], ["whatsapp", "Checks.WhatsAppConnected", "none"]],
            site.Query("""
                SELECT "Partner", coalesce("MessageKey", 'none'), coalesce("AttemptKey", 'none')
                FROM "PartnerConnections" ORDER BY 1
                """));
    }
}
