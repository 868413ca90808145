using System.Text.RegularExpressions;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Commands;

/// <summary>The commands <c>backup</c> and <c>restore</c>, run as processes beside the site.</summary>
public sealed class BackupCommandTests(Site site) : IClassFixture<Site>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");

    private string File1 => Path.Combine(folder.FullName, "one.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_backup_is_made_looked_at_and_restored_and_never_over_another_file()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAcanary");
        var made = await Operator.Of(site).RunAsync(0, "backup", File1);
        Assert.Matches("Copying: 100 of 100 %", made);
        Assert.Matches("Whole: [0-9]+ accounts with [0-9]+ values. Opened ([0-9]+) of \\1 secrets.", made);
        Assert.Contains($"The backup is {File1}.", made, StringComparison.Ordinal);
        Assert.DoesNotContain("EAAcanary", made, StringComparison.Ordinal);
        Assert.Single(folder.GetFiles());

        var answers = await Task.WhenAll(
            Operator.Of(site).RunAsync(1, "backup", File1),
            Operator.Of(site).RunAsync(0, "backup", "verify", File1),
            Operator.Of(site).RunAsync(1, "restore", File1),
            new Operator(File1, new RootKey().Text).RunAsync(3, "backup", "verify", File1));

        Assert.Contains("exists, and stays as it is", answers[0], StringComparison.Ordinal);
        Assert.StartsWith("Opening", answers[1], StringComparison.Ordinal);
        Assert.Contains("is in use, and nothing was restored", answers[2], StringComparison.Ordinal);
        Assert.Contains("needs another key", answers[3], StringComparison.Ordinal);

        var elsewhere = Path.Combine(folder.FullName, "new", "partnersite.db");
        var restored = await new Operator(elsewhere, site.EncryptionKey).RunAsync(0, "restore", File1);
        Assert.EndsWith(
            $"Restored {elsewhere}. Start the site. Everybody signs in again, programs too.\n",
            restored,
            StringComparison.Ordinal);
        Assert.Equal(
            await Operator.Of(site).RunAsync(0, "users", "list"),
            await new Operator(elsewhere, site.EncryptionKey).RunAsync(0, "users", "list"));
    }

    [Fact, Drill]
    public async Task Each_of_many_that_are_made_while_people_save_is_restored_whole()
    {
        var (live, key) = (Path.Combine(folder.FullName, "live.db"), new RootKey().Text);
        await using var process = new SiteProcess(
            folder.FullName, "Production", ("Database__Path", live), ("Encryption__Key", key),
            ("Accounts__RegistrationsPerMinute", "1000"));
        var address = new Uri((await process.AddressAsync())!);
        using var over = new CancellationTokenSource();
        var saving = Enumerable.Range(0, 8).Select(_ => SaveAsync(address, over.Token)).ToList();

        var (backups, torn) = (DrillAttribute.IsLong ? 20 : 3, 0L);

        for (var i = 0; i < backups; i++)
        {
            var (backup, place) = ($"{live}.backup{i}", $"{live}.restored{i}");
            await new Operator(live, key).RunAsync(0, "backup", backup);
            var restored = await new Operator(place, key).RunAsync(0, "restore", backup);
            Assert.Matches("Opened ([0-9]+) of \\1 secrets", restored);

            using var connection = new PartnerSite.Data.Sqlite.SqliteDatabase(place).Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                SELECT count(*) FROM "UserAttributes" a WHERE "Key" = 'chotot_id' AND NOT EXISTS (
                    SELECT 1 FROM "UserAttributes" b
                    WHERE b."UserId" = a."UserId" AND b."Key" = 'chotot_oid' AND b."Value" = a."Value")
                """;
            torn += (long)command.ExecuteScalar()!;
        }

        await over.CancelAsync();
        var saves = await Task.WhenAll(saving);
        Assert.All(saves, count => Assert.InRange(count, 1, int.MaxValue));
        Drill.Say(
            "backups of a busy site are whole",
            $"{backups} backups under load, each verified and restored: every secret opens, 0 torn pairs",
            $"{backups} restored beside {saves.Sum()} saves, {torn} torn",
            torn == 0);
    }

    // The same number in both ids, again and again.
    private static async Task<int> SaveAsync(Uri address, CancellationToken over)
    {
        using var user = new SiteClient(address);
        await user.RegisterAsync(Emails.New());
        await user.SaveWhatsAppAsync();
        var count = 0;

        for (; !over.IsCancellationRequested; count++)
        {
            var number = count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var saved = await user.SaveAsync(Field.Chotot(number, number));
            Assert.Equal("/partners", saved.Header("Location"));
        }

        return count;
    }

    [Fact]
    public async Task So_many_of_the_newest_are_kept_and_other_files_are_left_alone()
    {
        string[] others = ["partnersite-20250101-000000.db.gz", "notes.txt"];
        string[] older = ["partnersite-20250101-000000.db", "partnersite-20990101-000000.db"];

        foreach (var name in (string[])[.. others, .. older])
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), "");
        }

        var output = await Operator.Of(site).RunAsync(0, "backup", "--keep", "2", folder.FullName);

        Assert.Contains("Deleted ", output, StringComparison.Ordinal);
        var names = folder.GetFiles().Select(file => file.Name).ToList();
        Assert.Equal(2, names.Count(name => Regex.IsMatch(name, @"^partnersite-\d{8}-\d{6}\.db$")));
        Assert.DoesNotContain(older[0], names);
        Assert.Subset(names.ToHashSet(), others.Append(older[1]).ToHashSet());
    }

    [Fact]
    public async Task One_of_an_older_version_is_looked_at_and_restored()
    {
        var old = Path.Combine(folder.FullName, "old.db");
        await Operator.Of(site).RunAsync(0, "backup", old);

        using (var connection = new PartnerSite.Data.Sqlite.SqliteDatabase(old).Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
                DROP TABLE "SecondFactors"; DROP TABLE "OpenSessions"; DROP INDEX "IX_UserAttributes_Header";
                ALTER TABLE "AspNetUsers" DROP COLUMN "MustConfirm";
                DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" >= '20261130171533';
                PRAGMA journal_mode = DELETE;
                """;
            command.ExecuteNonQuery();
        }

        var place = Path.Combine(folder.FullName, "place.db");
        var older = new Operator(place, site.EncryptionKey);
        await older.RunAsync(0, "backup", "verify", old);
        await older.RunAsync(0, "restore", old);
        await older.RunAsync(0, "backup", Path.Combine(folder.FullName, "again.db"));

        await using var started = new SiteProcess(
            folder.FullName, "Production", ("Database__Path", place), ("Encryption__Key", site.EncryptionKey));
        Assert.NotNull(await started.AddressAsync());
    }

    [Fact]
    public async Task What_is_damaged_newer_or_no_backup_is_refused_and_nothing_is_left_behind()
    {
        var newer = Path.Combine(folder.FullName, "newer.db");
        var text = Path.Combine(folder.FullName, "text.db");
        await File.WriteAllTextAsync(text, new string('x', 9_000), TestContext.Current.CancellationToken);
        await Operator.Of(site).RunAsync(0, "backup", newer);

        using (var connection = new PartnerSite.Data.Sqlite.SqliteDatabase(newer).Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = """INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_Later', '10.0.0')""";
            command.ExecuteNonQuery();
        }

        var elsewhere = new Operator(Path.Combine(folder.FullName, "none.db"), site.EncryptionKey);
        var answers = await Task.WhenAll(
            elsewhere.RunAsync(1, "restore", newer),
            elsewhere.RunAsync(1, "restore", text),
            elsewhere.RunAsync(1, "backup", "verify", Path.Combine(folder.FullName, "missing.db")),
            Operator.Of(site).RunAsync(1, "backup"),
            Operator.Of(site).RunAsync(1, "backup", "--keep", "0", folder.FullName));

        Assert.Contains("newer version", answers[0], StringComparison.Ordinal);
        Assert.Contains("is damaged, or no backup of PartnerSite", answers[1], StringComparison.Ordinal);
        Assert.Contains("Nothing was restored.", answers[1], StringComparison.Ordinal);
        Assert.Contains("There is no file ", answers[2], StringComparison.Ordinal);
        Assert.Contains("Name the file of the backup.", answers[3], StringComparison.Ordinal);
        Assert.Contains("--keep must be 1 to 10000.", answers[4], StringComparison.Ordinal);
        Assert.Equal(["newer.db", "text.db"], folder.GetFiles("*.db*").Select(file => file.Name).Order());
    }
}
