using System.Net;
using PartnerSite.Data.Sqlite;
using PartnerSite.Services.Startup;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>The WAL that a killed site left is used with its own file, and written into no other.</summary>
public sealed class WalMarkTests : SqliteBackupScene
{
    private string email = "";

    private string Wal => Live + "-wal";

    [Theory]
    [InlineData("a backup")]
    [InlineData("a backup written over it")]
    [InlineData("an older copy")]
    [InlineData("an empty file")]
    public async Task Beside_another_file_it_is_refused_and_both_stay_as_they_are(string what)
    {
        await LeaveKilledAsync();
        Replace(what);
        var (file, wal) = (Bytes(Live), Bytes(Wal));

        await using var site = Start();
        Assert.NotNull(site.Services);

        var refusal = Assert.Throws<StartupException>(() => new WalMark(new SqliteDatabase(Live)).Require());
        Assert.Contains($"{Live} is not the file that the site used last", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(file, Bytes(Live));
        Assert.Equal(wal, Bytes(Wal));
    }

    [Fact]
    public async Task Without_a_file_no_new_one_is_made()
    {
        await LeaveKilledAsync();
        File.Delete(Live);

        Assert.Throws<StartupException>(() => new WalMark(new SqliteDatabase(Live)).Require());
    }

    [Fact]
    public async Task A_restore_keeps_both_aside_and_apart()
    {
        await LeaveKilledAsync();
        Replace("a backup");
        var wal = Bytes(Wal);

        Assert.True(Backup.Restore(Copy, endsSessions: true, Aside));

        Assert.Equal(Bytes(Copy), Bytes(Aside));
        Assert.False(File.Exists(Aside + "-wal"));
        Assert.Equal(wal, Bytes(Aside + ".other-wal"));
        Assert.Equal("1", await ShownAsync());
    }

    [Fact]
    public async Task Where_a_link_leads_it_is_looked_for_too()
    {
        await LeaveKilledAsync();
        Replace("a backup");
        var link = Path.Combine(Folder.FullName, "link.db");
        File.CreateSymbolicLink(link, Live);
        File.Copy(Live + ".running", link + ".running");

        Assert.Throws<StartupException>(() => new WalMark(new SqliteDatabase(link)).Require());
    }

    // A full disk, or a kill, came between.
    [Fact]
    public async Task A_file_that_should_have_got_its_first_number_is_its_own()
    {
        await LeaveKilledAsync();
        Replace("a backup");
        await File.WriteAllTextAsync(
            Live + ".running", "0000000000\n0000000123\n", TestContext.Current.CancellationToken);

        new WalMark(new SqliteDatabase(Live)).Require();
    }

    [Fact]
    public async Task With_the_same_file_moved_away_and_copied_back_nothing_is_lost()
    {
        await LeaveKilledAsync();
        File.Copy(Live, Live + ".elsewhere");
        File.Delete(Live);
        File.Copy(Live + ".elsewhere", Live);

        Assert.Equal("2", await ShownAsync());
    }

    [Fact]
    public async Task Moved_away_the_other_file_can_be_used()
    {
        await LeaveKilledAsync();
        Replace("a backup");
        File.Delete(Wal);

        Assert.Equal("1", await ShownAsync());
    }

    [Fact]
    public async Task A_file_put_there_after_a_clean_stop_has_its_own_WAL_from_then_on()
    {
        await using (var site = Start())
        {
            using var user = await site.NewUserAsync();
            email = user.Email;
            await user.SaveAsync(Field.Chotot("1"));
            BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);
        }

        WaitUntilStopped();
        File.Copy(Copy, Live, overwrite: true);
        new WalMark(new SqliteDatabase(Live)).Require();

        // A command that is killed.
        using (var connection = new SqliteDatabase(Live).Open())
        {
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute("""UPDATE "UserAttributes" SET "Value" = '3' WHERE "Key" = 'chotot_id' """);
            File.Copy(Live, Live + ".killed");
            File.Copy(Wal, Live + ".killed-wal");
        }

        BringBackKilled();

        Assert.Equal("3", await ShownAsync());
    }

    private static byte[] Bytes(string file) => File.Exists(file) ? File.ReadAllBytes(file) : [];

    // Value 1 is in the backup, value 2 in the WAL alone, as kill -9 leaves it. The older copy is of the start before.
    private async Task LeaveKilledAsync()
    {
        await using (var site = Start())
        {
            using var user = await site.NewUserAsync();
            email = user.Email;
            await user.SaveAsync(Field.Chotot("1"));
        }

        WaitUntilStopped();
        File.Copy(Live, Live + ".older");

        await using (var site = Start())
        {
            BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);
            using var program = site.NewProgram();
            await program.LoginAsync(email);
            Assert.Equal(
                HttpStatusCode.OK,
                (await program.PutAsync("/api/v1/profile/attributes", new { chotot_id = "2" })).Status);
            File.Copy(Live, Live + ".killed");
            File.Copy(Wal, Live + ".killed-wal");
        }

        WaitUntilStopped();
        BringBackKilled();
    }

    private void BringBackKilled()
    {
        File.Move(Live + ".killed", Live, overwrite: true);
        File.Move(Live + ".killed-wal", Wal, overwrite: true);
    }

    private void Replace(string what)
    {
        switch (what)
        {
            case "a backup":
                File.Delete(Live);
                File.Copy(Copy, Live);
                break;
            case "a backup written over it":
                File.WriteAllBytes(Live, File.ReadAllBytes(Copy));
                break;
            case "an older copy":
                File.Copy(Live + ".older", Live, overwrite: true);
                break;
            case "an empty file":
                File.WriteAllBytes(Live, []);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, message: null);
        }
    }

    private async Task<string?> ShownAsync()
    {
        await using var site = Start();
        using var program = site.NewProgram();
        await program.LoginAsync(email);
        return (await program.GetAsync("/api/v1/profile/attributes")).Text("chotot_id");
    }
}
