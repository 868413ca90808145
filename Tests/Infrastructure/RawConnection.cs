using System.Net.Sockets;
using System.Text;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A connection over which a test sends what no browser would.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket socket;

    private RawConnection(Socket socket) => this.socket = socket;

    /// <summary>The head of a request of somebody's browser, behind a proxy that terminates TLS.</summary>
    public static string Head(SiteClient browser, string request, params string[] headers) =>
        string.Join("\r\n", [
            $"{request} HTTP/1.1",
            "Host: localhost",
            "X-Forwarded-Proto: https",
            $"Cookie: {browser.Cookies.GetCookieHeader(new Uri("https://127.0.0.1/"))}",
            .. headers,
        ]) + "\r\n\r\n";

    public static async Task<RawConnection> OpenAsync(Uri address, string text = "")
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        var connection = new RawConnection(socket);
        await connection.SendAsync(text);
        return connection;
    }

    public Task SendAsync(string text) => socket.SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends no more, and goes on to listen.</summary>
    public void SendNoMore() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>The status of what is answered; 0 when the connection ends without.</summary>
    public async Task<int> StatusAsync()
    {
        var buffer = new byte[12];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        try
        {
            for (var length = 0; length < buffer.Length;)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), limit.Token);

                if (read == 0)
                {
                    return 0;
                }

                length += read;
            }
        }
        catch (SocketException)
        {
            return 0;
        }

        return int.TryParse(Encoding.Latin1.GetString(buffer)[9..], out var status) ? status : 0;
    }

    /// <summary>Goes away without a word, as a browser that is closed does.</summary>
    public void Reset()
    {
        socket.LingerState = new(enable: true, seconds: 0);
        socket.Dispose();
    }

    public void Dispose() => socket.Dispose();
}
