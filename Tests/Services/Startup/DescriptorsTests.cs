using System.Net;
using System.Security.Cryptography;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Startup;

/// <summary>How many files and connections may be open at once.</summary>
public sealed class DescriptorsTests : IDisposable
{
    // And goes on to ask.
    private const string Asks = "GET /partners HTTP/1.1\r\nHost: localhost\r\n\r\nGET /";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");
    private readonly (string, string) key =
        ("Encryption__Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(128)]
    [InlineData(1_023)]
    public async Task With_too_few_it_says_so_and_does_not_start(int most)
    {
        var output = await SiteProcess.RefusalAsync(folder.FullName, key, SiteProcess.Descriptors(most));

        Assert.Contains("LimitNOFILE=65536", output, StringComparison.Ordinal);
    }

    [Fact, Drill]
    public async Task With_few_of_them_many_clients_wait_and_the_process_lives()
    {
        await using var site = new SiteProcess(folder.FullName, "Production", key, SiteProcess.Descriptors(1_024));
        var address = new Uri((await site.AddressAsync())!);
        using var saver = await Saver.NewAsync(address);
        var before = site.Output.Length;

        for (var wave = 0; wave < (DrillAttribute.IsLong ? 10 : 2); wave++)
        {
            var clients = new List<RawConnection>();

            for (var i = 0; i < 1_500; i++)
            {
                clients.Add(await RawConnection.OpenAsync(address, Asks));
            }

            clients.ForEach(client => client.Dispose());
        }

        // The connections of before are closed by and by; this one may be among those that are too many.
        var saved = HttpStatusCode.RequestTimeout;

        for (var i = 0; i < 20 && saved != HttpStatusCode.OK; i++)
        {
            saved = await saver.SaveAsync().ContinueWith(
                save => save.IsFaulted ? HttpStatusCode.RequestTimeout : save.Result, TaskScheduler.Default);
            await Task.Delay(TimeSpan.FromMilliseconds(saved == HttpStatusCode.OK ? 0 : 500));
        }

        var exitCode = await site.TerminateAsync();
        var failures = site.Complaints(before).Count;
        Drill.Say(
            "out of descriptors the process lives",
            "1,500 connections on 1,024 descriptors: it saves afterwards, exit code 0, 0 failures in the log",
            $"answered {(int)saved}, exit code {exitCode}, {failures} failures",
            saved == HttpStatusCode.OK && exitCode == 0 && failures == 0);
    }
}
