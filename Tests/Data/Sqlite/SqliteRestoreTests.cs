using System.Net;
using PartnerSite.Data;
using PartnerSite.Data.Sqlite;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>A copy is put back, and nothing of the old database gets into it.</summary>
public sealed class SqliteRestoreTests : SqliteBackupScene
{
    [Fact]
    public async Task A_restored_copy_over_a_killed_site_is_the_copy_and_what_was_there_is_kept()
    {
        string token;
        SiteClient user;

        await using (var site = Start())
        {
            user = await site.NewUserAsync();
            await user.SaveAsync(Field.Chotot("1"));
            using var program = site.NewProgram();
            await program.LoginAsync(user.Email);
            token = program.Token!;
            BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);
            await program.PostAsync("/api/v1/auth/logout");
            await user.SaveAsync(Field.Chotot("2"));

            // As kill -9 leaves them: the file and its WAL.
            File.Copy(Live, Live + ".killed");
            File.Copy(Live + "-wal", Live + ".killed-wal");
        }

        WaitUntilStopped();
        File.Move(Live + ".killed", Live, overwrite: true);
        File.Move(Live + ".killed-wal", Live + "-wal", overwrite: true);
        Assert.True(Backup.Restore(Copy, endsSessions: true, Aside));

        Assert.Equal("2", Value(Aside));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Live));
        await using var again = Start();
        using var copied = again.NewProgram();
        copied.Token = token;
        (await copied.GetAsync("/api/v1/auth/me")).AssertProblem(HttpStatusCode.Unauthorized);
        await copied.LoginAsync(user.Email);
        Assert.Equal("1", (await copied.GetAsync("/api/v1/profile/attributes")).Text("chotot_id"));
        Assert.Equal("1", Value(Copy));
    }

    [Fact]
    public async Task A_WAL_whose_file_was_moved_away_is_kept()
    {
        await using (var site = Start())
        {
            using var user = await site.NewUserAsync();
            BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);
            await user.SaveAsync(Field.Chotot("2"));
            File.Copy(Live + "-wal", Live + ".killed-wal");
        }

        WaitUntilStopped();
        File.Delete(Live);
        File.Move(Live + ".killed-wal", Live + "-wal", overwrite: true);
        var wal = await File.ReadAllBytesAsync(Live + "-wal");

        Assert.True(Backup.Restore(Copy, endsSessions: true, Aside));

        Assert.Equal(wal, await File.ReadAllBytesAsync(Aside + "-wal"));
        Assert.False(File.Exists(Live + "-wal"));
    }

    [Fact]
    public async Task Sessions_of_the_copy_go_on_when_that_is_wanted()
    {
        string token;

        await using (var site = Start())
        {
            using var program = await site.NewSignedInProgramAsync();
            token = program.Token!;
            BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);
        }

        Backup.Restore(Copy, endsSessions: false, Aside);

        await using var again = Start();
        using var copied = again.NewProgram();
        copied.Token = token;
        Assert.Equal(HttpStatusCode.OK, (await copied.GetAsync("/api/v1/auth/me")).Status);
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_site_that_runs()
    {
        await using var site = Start();
        using var user = await site.NewUserAsync();
        BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);
        await user.SaveAsync(Field.Chotot("2"));

        Assert.Throws<DatabaseInUseException>(() => BackupOf(site).Restore(Copy, endsSessions: true, Aside));

        Assert.False(File.Exists(Aside));
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
    }

    [Fact]
    public async Task A_damaged_database_is_kept_aside_and_replaced_and_one_that_is_gone_too()
    {
        await using (var site = Start())
        {
            using var user = await site.NewUserAsync();
            await user.SaveAsync(Field.Chotot("1"));
            BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);
        }

        WaitUntilStopped();
        var garbage = new string('x', 8_192);
        File.WriteAllText(Live, garbage);
        Assert.True(Backup.Restore(Copy, endsSessions: true, Aside));
        Assert.Equal("1", Value(Live));
        Assert.Equal(garbage, File.ReadAllText(Aside));

        File.Delete(Live);
        Assert.False(Backup.Restore(Copy, endsSessions: true, Aside + "2"));
        Assert.Equal("1", Value(Live));
    }

    [Fact]
    public async Task What_a_killed_restore_left_behind_gets_into_no_other()
    {
        await using (var site = Start())
        {
            using var user = await site.NewUserAsync();
            await user.SaveAsync(Field.Chotot("1"));
            BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);
        }

        // As a killed process leaves them: a copy in the middle of a change, and its journal.
        var prepared = Live + ".restoring";
        File.Copy(Copy, prepared);

        using (var changing = new SqliteDatabase(prepared).Open())
        {
            changing.Execute("PRAGMA cache_size = 1; BEGIN");
            changing.Execute("UPDATE \"UserAttributes\" SET \"Value\" = 'left behind'");
            changing.Execute("INSERT INTO \"Leases\" SELECT hex(randomblob(2000)), 'x', '' FROM \"__EFMigrationsHistory\"");
            File.Copy(prepared, prepared + "2");
            File.Copy(prepared + "-journal", prepared + "2-journal");
        }

        File.Move(prepared + "2", prepared, overwrite: true);
        File.Move(prepared + "2-journal", prepared + "-journal", overwrite: true);
        Backup.Restore(Copy, endsSessions: true, Aside);

        Assert.Equal("1", Value(Live));
        Assert.Empty(Backup.Inspect(Live).Faults);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Live)!, "*restoring*"));
    }

    [Fact]
    public async Task Nor_under_one_whose_file_is_damaged()
    {
        await using var site = Start();
        using var user = await site.NewUserAsync();
        BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);

        using (var file = new FileStream(Live, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Write(new byte[100]);
        }

        Assert.Throws<DatabaseInUseException>(() => Backup.Restore(Copy, endsSessions: true, Aside));
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        await using (var site = Start())
        {
            BackupOf(site).CopyTo(Copy, (_, _) => { }, CancellationToken.None);
        }

        WaitUntilStopped();
        var elsewhere = Path.Combine(Folder.FullName, "elsewhere.db");
        File.Move(Live, elsewhere);
        File.CreateSymbolicLink(Live, elsewhere);
        Backup.Restore(Copy, endsSessions: true, Aside);

        Assert.Equal(elsewhere, new FileInfo(Live).LinkTarget);
        Assert.Empty(Backup.Inspect(elsewhere).Faults);
    }
}
