using System.Text.Json;
using Microsoft.Playwright;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// What a page's browser receives, in bytes with headers and as compressed as they came. Nothing comes from its cache.
/// </summary>
public sealed class Wire
{
    private readonly Dictionary<string, Transfer> transfers = [];

    private Wire()
    {
    }

    /// <summary>What was received.</summary>
    /// <param name="Address">Its path.</param>
    /// <param name="IsFragment">htmx asked for it.</param>
    /// <param name="Bytes">Headers and content.</param>
    public sealed record Transfer(string Address, bool IsFragment, int Bytes);

    public IReadOnlyCollection<Transfer> Received => transfers.Values;

    public override string ToString() =>
        string.Join('\n', Received.Select(transfer => $"{transfer.Bytes,6} {transfer.Address}"));

    /// <summary>Listens from now on.</summary>
    public static async Task<Wire> ListenAsync(IPage page)
    {
        var wire = new Wire();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.requestWillBeSent").OnEvent += (_, message) => wire.Asked(message!.Value);
        session.Event("Network.loadingFinished").OnEvent += (_, message) => wire.Finished(message!.Value);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        return wire;
    }

    private void Asked(JsonElement message)
    {
        var request = message.GetProperty("request");
        var address = new Uri(request.GetProperty("url").GetString()!);
        var isFragment = request.GetProperty("headers").TryGetProperty("HX-Request", out _);
        transfers[Id(message)] = new(
            $"{request.GetProperty("method").GetString()} {address.AbsolutePath}", isFragment, 0);
    }

    private void Finished(JsonElement message) =>
        transfers[Id(message)] = transfers[Id(message)] with
        {
            Bytes = (int)message.GetProperty("encodedDataLength").GetDouble(),
        };

    private static string Id(JsonElement message) => message.GetProperty("requestId").GetString()!;
}
