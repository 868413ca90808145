using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>Copies of the database, made while people save.</summary>
public sealed class SqliteBackupTests : SqliteBackupScene
{
    [Fact]
    public async Task A_copy_has_what_a_plain_copy_of_the_file_lacks()
    {
        await using var site = Start();
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();

        var rows = BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);
        var plain = Path.Combine(Folder.FullName, "plain.db");
        File.Copy(Live, plain);

        var report = BackupOf(site).Inspect(Copy);
        Assert.Empty(report.Faults);
        Assert.Equal(rows, report.Rows);
        Assert.Equal((1, 2), (report.Accounts, report.Values));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
        Assert.Empty(Folder.GetFiles("copy.db-*"));
        Assert.NotEqual(2, BackupOf(site).Inspect(plain).Values);
    }

    [Fact]
    public async Task A_copy_that_is_made_while_people_save_is_of_one_moment()
    {
        await using var site = Start();
        using var user = await site.NewUserAsync();
        using var over = new CancellationTokenSource();
        var saving = SaveAsync(user, over.Token);

        for (var i = 0; i < 5; i++)
        {
            var copy = $"{Copy}{i}";
            var rows = BackupOf(site).CopyTo(copy, (_, _) => { }, CancellationToken.None);
            var report = BackupOf(site).Inspect(copy);
            Assert.Empty(report.Faults);
            Assert.Equal(rows, report.Rows);
            Assert.Equal(0, report.Values % 2);
        }

        await over.CancelAsync();
        Assert.NotEqual(0, await saving);
    }

    [Fact]
    public async Task The_file_of_a_site_with_its_WAL_is_no_backup_and_stays_as_it_is()
    {
        await using var site = Start();
        using var user = await site.NewUserAsync();
        File.Copy(Live, Copy);
        File.Copy(Live + "-wal", Copy + "-wal");

        Assert.Contains("Beside it is", BackupOf(site).Inspect(Copy).Faults.Single(), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Live + "-wal"), File.ReadAllBytes(Copy + "-wal"));
    }

    [Fact]
    public void A_file_that_is_no_backup_is_said_to_be_none()
    {
        File.WriteAllText(Copy, new string('x', 8_192));
        Assert.NotEmpty(Backup.Inspect(Copy).Faults);

        File.WriteAllText(Copy, "");
        Assert.Contains("holds no data", Backup.Inspect(Copy).Faults.Single(), StringComparison.Ordinal);
    }

    // Both values or none, again and again.
    private static async Task<int> SaveAsync(SiteClient user, CancellationToken over)
    {
        var count = 0;

        for (; !over.IsCancellationRequested; count++)
        {
            await user.SaveAsync(
                Field.Partner("chotot"),
                Field.Value("chotot_id", count % 2 == 0 ? "1" : ""),
                Field.Value("chotot_oid", count % 2 == 0 ? "1" : ""));
        }

        return count;
    }
}
