using System.Security.Cryptography;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>The power is cut while people save: what was not flushed to the disk is gone.</summary>
[Drill]
public sealed class PowerCutTests : IDisposable
{
    private const string Promise = "a power cut loses nothing";
    private const int People = 8;
    private static readonly int Cuts = DrillAttribute.IsLong ? 20 : 2;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task No_acknowledged_save_is_lost_and_the_database_is_whole()
    {
        if (await Mount.DiskAsync(Path.Combine(folder.FullName, "disk")) is not { } disk)
        {
            Drill.NotHere(Promise, "this machine lets nobody mount an ext4 on a loop device");
            return;
        }

        await using var unmounted = disk;
        var path = Path.Combine(disk.Path, "data", "partnersite.db");
        (string, string)[] settings =
        [
            ("Encryption__Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ("Accounts__RegistrationsPerMinute", "1000"),
            ("Database__Path", path),
        ];
        Saver[] savers = [];
        var (lost, damaged) = (0, 0);

        for (var cut = 0; cut < Cuts; cut++)
        {
            await using (var site = new SiteProcess(folder.FullName, "Production", settings))
            {
                var address = new Uri((await site.AddressAsync())!);
                Array.ForEach(savers, saver => saver.MoveTo(address));
                savers = cut == 0 ? await Saver.SeveralAsync(People, address) : savers;
                using var end = new CancellationTokenSource();
                var saving = savers.Select(saver => saver.SaveAsync(end.Token)).ToList();
                await Task.Delay(TimeSpan.FromSeconds(1));
                await disk.CutPowerAsync(async () =>
                {
                    await site.KillAsync();
                    await Task.WhenAll(saving);
                });
            }

            damaged += IsWhole(path) ? 0 : 1;
            await using var again = new SiteProcess(folder.FullName, "Production", settings);
            var place = new Uri((await again.AddressAsync())!);
            Array.ForEach(savers, saver => saver.MoveTo(place));
            lost += (await Task.WhenAll(savers.Select(saver => saver.LostAsync()))).Sum();
        }

        Drill.Say(
            Promise,
            $"{Cuts} cuts (ext4 shut down unflushed): 0 acknowledged saves lost, 0 damaged",
            $"{lost} of {savers.Sum(saver => saver.Saved)} lost, {damaged} damaged",
            lost == 0 && damaged == 0);
    }

    private static bool IsWhole(string path)
    {
        using var connection = new PartnerSite.Data.Sqlite.SqliteDatabase(path).Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return command.ExecuteScalar() is "ok";
    }
}
