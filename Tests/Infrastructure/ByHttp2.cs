using System.Net;
using System.Net.Sockets;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// A browser's way to an nginx of the tests: TLS and HTTP/2, from an address of loopback of its own.
/// </summary>
internal sealed class ByHttp2 : DelegatingHandler
{
    /// <summary>Where browsers think they are.</summary>
    public static readonly Uri Site = new($"https://{Nginx.Host}");

    public ByHttp2(Nginx nginx, string from) : base(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, nginx.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
        SslOptions = new()
        {
            RemoteCertificateValidationCallback = (_, shown, _, _) => Nginx.Certificate.Equals(shown),
        },
    })
    {
    }

    /// <summary>A person at a browser there.</summary>
    public static SiteClient NewVisitor(Nginx nginx, string from) => new(new ByHttp2(nginx, from), Site);

    /// <summary>A program there.</summary>
    public static ApiClient NewProgram(Nginx nginx, string from) =>
        new(new HttpClient(new ByHttp2(nginx, from)) { BaseAddress = Site });

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        var response = await base.SendAsync(request, cancellationToken);
        Assert.Equal(HttpVersion.Version20, response.Version);
        return response;
    }
}
