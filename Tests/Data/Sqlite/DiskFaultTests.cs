using System.Net;
using System.Security.Cryptography;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>The disk fails, or is full, while people save.</summary>
[Drill]
public sealed class DiskFaultTests : IDisposable
{
    // Bytes, as docs/operations.md has it.
    private const int RoomOfStart = 40 * 1024;

    private static readonly TimeSpan Faulty = TimeSpan.FromSeconds(DrillAttribute.IsLong ? 70 : 12);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");
    private readonly (string, string)[] settings =
    [
        ("Encryption__Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
        ("Accounts__RegistrationsPerMinute", "1000"),
    ];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("fsync,fdatasync", "EIO")]
    [InlineData("pwrite64", "EIO")]
    [InlineData("pwrite64", "ENOSPC")]
    public async Task Nothing_is_said_to_be_saved_that_the_disk_refused(string calls, string error)
    {
        await using var site = new SiteProcess(folder.FullName, "Production", settings);
        var address = new Uri((await site.AddressAsync())!);
        var savers = await Saver.SeveralAsync(4, address);
        using var http = new HttpClient { BaseAddress = address };
        var before = site.Output.Length;
        int saved, refused;
        bool isReady, canRead;

        await using (await FailingCalls.InAsync(site, calls, error))
        {
            (saved, refused) = (savers.Sum(saver => saver.Saved), savers.Sum(saver => saver.Refused));
            using var end = new CancellationTokenSource(Faulty);
            await Task.WhenAll(savers.Select(saver => saver.SaveAsync(end.Token)));
            (saved, refused) =
                (savers.Sum(saver => saver.Saved) - saved, savers.Sum(saver => saver.Refused) - refused);
            canRead = await savers[0].CanReadAsync();
            isReady = (await http.GetAsync("/readyz")).IsSuccessStatusCode;
        }

        var after = await savers[0].SaveAsync();
        await site.SaysAsync("The database works again");
        var lines = site.Complaints(before).Count;
        await site.KillAsync();
        var lost = await LostAsync(savers);

        // One at once, one for each full minute, and one when it is over.
        var most = 2 + (int)Faulty.TotalMinutes;
        Drill.Say(
            $"a disk that fails ({calls}: {error}) fails closed",
            $"0 saves acknowledged, reads go on, not ready, at most {most} log lines, saves without a restart, 0 lost",
            $"{saved} acknowledged, {refused} refused, reads {canRead}, ready {isReady}, {lines} lines, "
                + $"then {(int)after}, {lost} lost",
            saved + lost + savers.Sum(saver => saver.Others) == 0
                && refused > 0
                && canRead
                && !isReady
                && lines <= most
                && after == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_full_disk_can_be_read_and_restarted_on()
    {
        if (await Mount.MemoryAsync(megabytes: 24) is not { } disk)
        {
            Drill.NotHere("a full disk fails closed", "this machine lets nobody mount a tmpfs");
            return;
        }

        await using var unmounted = disk;

        (string, string)[] onDisk = [.. settings, ("Database__Path", Path.Combine(disk.Path, "partnersite.db"))];
        var fill = Path.Combine(disk.Path, "fill");
        Saver[] savers;
        int saved;

        await using (var site = new SiteProcess(folder.FullName, "Production", onDisk))
        {
            savers = await Saver.SeveralAsync(4, new((await site.AddressAsync())!));
            Fill(fill);

            // What the WAL has room for is still saved.
            using var end = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            await Task.WhenAll(savers.Select(saver => saver.SaveAsync(end.Token)));
            Assert.True(await savers[0].CanReadAsync());
            Assert.Equal(0, await site.TerminateAsync());
        }

        // The WAL has gone with the stop. A start needs the room of the file that readers share.
        Fill(fill + "-wal", spared: RoomOfStart);
        await using var again = new SiteProcess(folder.FullName, "Production", onDisk);
        var address = new Uri((await again.AddressAsync())!);
        using var http = new HttpClient { BaseAddress = address };
        Fill(fill + "-rest");
        Array.ForEach(savers, saver => saver.MoveTo(address));
        saved = savers.Sum(saver => saver.Saved);
        var lost = (await Task.WhenAll(savers.Select(saver => saver.LostAsync()))).Sum();
        var isReady = (await http.GetAsync("/readyz")).IsSuccessStatusCode;
        var full = await savers[0].SaveAsync();
        File.Delete(fill);
        var room = await savers[0].SaveAsync();

        Drill.Say(
            "a full disk fails closed, at a restart too",
            "503, not ready, reads go on, 0 lost, saves again once there is room",
            $"{saved} saved before, then {(int)full}, ready {isReady}, {lost} lost, with room {(int)room}",
            full == HttpStatusCode.ServiceUnavailable && !isReady && lost == 0 && room == HttpStatusCode.OK
                && savers.Sum(saver => saver.Others) == 0);
    }

    private async Task<int> LostAsync(Saver[] savers)
    {
        await using var site = new SiteProcess(folder.FullName, "Production", settings);
        var address = new Uri((await site.AddressAsync())!);
        Array.ForEach(savers, saver => saver.MoveTo(address));
        return (await Task.WhenAll(savers.Select(saver => saver.LostAsync()))).Sum();
    }

    private static void Fill(string path, int spared = 0)
    {
        var block = new byte[4096];
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);

        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // It is full.
        }

        file.SetLength(Math.Max(0, file.Length - spared));
    }
}
