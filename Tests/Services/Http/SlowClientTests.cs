using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>Clients that send their headers and bodies as slowly as they can.</summary>
[Drill, Collection(nameof(Alone))]
public sealed class SlowClientTests : IDisposable
{
    private const int Slow = 300;
    private static readonly int Asked = DrillAttribute.IsLong ? 3_000 : 300;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Others_hardly_wait_for_slow_ones()
    {
        await using var site = new SiteProcess(
            folder.FullName, "Production",
            ("Encryption__Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        var address = new Uri((await site.AddressAsync())!);
        using var user = new SiteClient(address);
        await user.RegisterAsync(Emails.New());
        await TimeAsync(user);
        var alone = await TimeAsync(user);

        using var end = new CancellationTokenSource();
        var slow = Enumerable.Range(0, Slow).Select(i => SendSlowlyAsync(address, user, i, end.Token)).ToList();
        var beside = await TimeAsync(user);
        await end.CancelAsync();
        await Task.WhenAll(slow);

        Drill.Say(
            "slow clients don't slow others",
            $"{Slow} slow connections: p95 of a page under 200 ms",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{beside.TotalMilliseconds:0.0} ms, alone {alone.TotalMilliseconds:0.0} ms"),
            beside < TimeSpan.FromMilliseconds(200));
    }

    // Each begins again when the server has had enough of it.
    private static async Task SendSlowlyAsync(Uri address, SiteClient user, int number, CancellationToken end)
    {
        const string Form = "Content-Type: application/x-www-form-urlencoded";
        var start = number % 2 == 0
            ? "GET / HTTP/1.1\r\nHost: localhost\r\nX: "
            : RawConnection.Head(user, "POST /partners/save", Form, "Content-Length: 60000");

        while (!end.IsCancellationRequested)
        {
            using var client = await RawConnection.OpenAsync(address, start);

            try
            {
                while (!end.IsCancellationRequested)
                {
                    await client.SendAsync("a");
                    await Task.Delay(TimeSpan.FromMilliseconds(200), end);
                }
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // Thrown out, or over.
            }
        }
    }

    private static async Task<TimeSpan> TimeAsync(SiteClient user)
    {
        var times = new List<TimeSpan>();

        for (var i = 0; i < Asked; i++)
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal(System.Net.HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
            times.Add(clock.Elapsed);
        }

        return times.Order().ElementAt(Asked * 95 / 100);
    }
}
