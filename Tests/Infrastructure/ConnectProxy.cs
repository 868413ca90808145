using System.Net;
using System.Net.Sockets;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>An HTTPS proxy on this machine that connects every host name to one local port.</summary>
internal sealed class ConnectProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly int target;
    private readonly Task serving;

    public ConnectProxy(int target)
    {
        this.target = target;
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}";

    public async ValueTask DisposeAsync()
    {
        if (!stopped.IsCancellationRequested)
        {
            await stopped.CancelAsync();
            listener.Dispose();
            await serving;
            stopped.Dispose();
        }
    }

    private async Task ServeAsync()
    {
        var tunnels = new List<Task>();

        try
        {
            while (true)
            {
                tunnels.Add(TunnelAsync(await listener.AcceptTcpClientAsync(stopped.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(tunnels);
        }
    }

    private async Task TunnelAsync(TcpClient client)
    {
        using var server = new TcpClient();

        using (client)
        {
            try
            {
                var near = client.GetStream();
                await ReadHeadAsync(near);
                await server.ConnectAsync(IPAddress.Loopback, target, stopped.Token);
                await near.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), stopped.Token);

                var far = server.GetStream();
                await Task.WhenAny(near.CopyToAsync(far, stopped.Token), far.CopyToAsync(near, stopped.Token));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One side hung up, which is how tunnels end.
            }
        }
    }

    // CONNECT host:443 and its headers; the client sends nothing more before the answer.
    private async Task ReadHeadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);

        while (await reader.ReadLineAsync(stopped.Token) is { Length: > 0 })
        {
        }
    }
}
