using System.Security.Cryptography;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>The database file is taken away from a process while people save.</summary>
[Drill]
public sealed class MovedWhileSavingTests : IDisposable
{
    private static readonly int Rounds = DrillAttribute.IsLong ? 20 : 2;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");

    private string Live => Path.Combine(folder.FullName, "App_Data", "partnersite.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_acknowledged_is_in_the_file_that_comes_back()
    {
        (string, string)[] settings =
        [
            ("Encryption__Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ("Accounts__RegistrationsPerMinute", "1000"),
        ];
        Saver[] savers;
        var acknowledged = 0;

        await using (var site = new SiteProcess(folder.FullName, "Production", settings))
        {
            savers = await Saver.SeveralAsync(4, new((await site.AddressAsync())!));

            for (var round = 0; round < Rounds; round++)
            {
                foreach (var take in (Action[])[Move, Delete, Replace])
                {
                    using var end = new CancellationTokenSource();
                    var saving = savers.Select(saver => saver.SaveAsync(end.Token)).ToList();
                    await Task.Delay(TimeSpan.FromMilliseconds(200));
                    take();
                    await end.CancelAsync();
                    await Task.WhenAll(saving);

                    // None begins before the file is away.
                    var before = savers.Sum(saver => saver.Saved);
                    await Task.WhenAll(savers.Select(saver => saver.SaveAsync()));
                    acknowledged += savers.Sum(saver => saver.Saved) - before;
                    File.Move(Live + ".away", Live, overwrite: true);
                    await Task.WhenAll(savers.Select(saver => saver.SaveAsync()));
                }
            }

            await site.KillAsync();
        }

        await using var again = new SiteProcess(folder.FullName, "Production", settings);
        var address = new Uri((await again.AddressAsync())!);
        Array.ForEach(savers, saver => saver.MoveTo(address));
        var lost = (await Task.WhenAll(savers.Select(saver => saver.LostAsync()))).Sum();
        Drill.Say(
            "a moved, deleted or replaced file is no database",
            $"{Rounds * 3} times: 0 saves acknowledged while it is away, 0 lost",
            $"{acknowledged} acknowledged while away, {lost} of {savers.Sum(saver => saver.Saved)} lost, "
                + $"{savers.Sum(saver => saver.Refused)} refused",
            acknowledged == 0 && lost == 0 && savers.Sum(saver => saver.Others) == 0);
    }

    private void Move() => File.Move(Live, Live + ".away");

    // Its other name keeps it, so that it can come back.
    private void Delete()
    {
        Link(Live + ".away");
        File.Delete(Live);
    }

    private void Replace()
    {
        Link(Live + ".away");
        File.WriteAllText(Live + ".other", "");
        File.Move(Live + ".other", Live, overwrite: true);
    }

    private void Link(string name)
    {
        using var made = System.Diagnostics.Process.Start("ln", [Live, name]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
