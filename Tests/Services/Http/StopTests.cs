using System.Diagnostics;
using System.Security.Cryptography;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>SIGTERM while requests are under way.</summary>
public sealed class StopTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnersite-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Half_sent_bodies_keep_it_waiting_for_less_than_ten_seconds_and_no_save_is_torn(bool trickle)
    {
        var key = ("Encryption__Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await using var site = new SiteProcess(folder.FullName, "Production", key);
        var address = new Uri((await site.AddressAsync())!);
        using var user = new SiteClient(address);
        await user.RegisterAsync(Emails.New());
        using var saver = await Saver.NewAsync(address);
        var before = site.Output.Length;

        using var end = new CancellationTokenSource();
        var saving = saver.SaveAsync(end.Token);
        var clients = await HalfSentAsync(address, user);
        var trickling = trickle ? TrickleAsync(clients, end.Token) : Task.CompletedTask;
        var clock = Stopwatch.StartNew();

        Assert.Equal(0, await site.TerminateAsync());

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Longest);
        await end.CancelAsync();
        await Task.WhenAll(saving, trickling);
        Array.ForEach(clients, client => client.Dispose());

        Assert.DoesNotContain("unhandled exception", site.Output[before..], StringComparison.Ordinal);

        await using var again = new SiteProcess(folder.FullName, "Production", key);
        saver.MoveTo(new((await again.AddressAsync())!));
        Assert.Equal(0, await saver.LostAsync());
    }

    private static Task<RawConnection[]> HalfSentAsync(Uri address, SiteClient user)
    {
        const string Form = "Content-Type: application/x-www-form-urlencoded";
        string[] json = ["Content-Type: application/json", "Sec-Fetch-Site: same-origin"];
        const string Length = "Content-Length: 60000";
        string[] starts =
        [
            RawConnection.Head(user, "POST /partners/save", Form, Length),
            RawConnection.Head(user, "PUT /api/v1/profile/attributes", [.. json, Length]) + "{\"",
            "GET / HTTP/1.1\r\nHost: loc",
        ];

        return Task.WhenAll(
            from i in Enumerable.Range(0, 10)
            from start in starts
            select RawConnection.OpenAsync(address, start));
    }

    // More than the least that the server wants of a body.
    private static async Task TrickleAsync(RawConnection[] clients, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            // Those that were thrown out can't send.
            var sending = Task.WhenAll(clients.Select(client => client.SendAsync(new string('a', 400))));
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(TimeSpan.FromSeconds(1), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
