using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Http;

/// <summary>Listening on a Unix socket, <c>--urls http://unix:/run/partnersite/site.sock</c>, for a proxy.</summary>
internal static class UnixSockets
{
    // Of a file that can't be opened because it is a socket (ENXIO), the same on Linux and macOS.
    private const int NoDevice = 6;

    // For the proxy's user, by a group that both are in.
    private const UnixFileMode OwnerAndGroup =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    /// <summary>Makes sockets anew after a process that was killed, for the site's user and group.</summary>
    public static WebApplicationBuilder AddUnixSockets(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = Bind);
        return builder;
    }

    /// <summary>
    /// Whether a request came by a Unix socket: from a program of this machine that the file's mode lets in.
    /// </summary>
    public static bool IsBySocket(HttpContext context) =>
        context.Features.Get<IConnectionSocketFeature>()?.Socket.AddressFamily == AddressFamily.Unix;

    private static Socket Bind(EndPoint endpoint) =>
        endpoint is UnixDomainSocketEndPoint && !OperatingSystem.IsWindows()
            ? Bind(endpoint, endpoint.ToString()!)
            : SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static Socket Bind(EndPoint endpoint, string path)
    {
        if (File.Exists(path))
        {
            RemoveLeftover(endpoint, path);
        }

        try
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            File.SetUnixFileMode(path, OwnerAndGroup);
            return socket;
        }
        catch (SocketException exception) when (exception.SocketErrorCode != SocketError.AddressAlreadyInUse)
        {
            throw new StartupException(
                $"it can't make the socket {path} ({exception.Message}). Make its folder, and let the site's user write "
                + "there.",
                exception);
        }
    }

    // What a killed process left has nobody behind it. Where somebody is, binding fails and says so.
    private static void RemoveLeftover(EndPoint endpoint, string path)
    {
        if (!IsSocket(path))
        {
            throw new StartupException(
                $"it can't make the socket {path}: there is a file of that name. Choose another, such as "
                + "--urls http://unix:/run/partnersite/site.sock.");
        }

        try
        {
            using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            probe.Connect(endpoint);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
        }
    }

    private static bool IsSocket(string path)
    {
        try
        {
            File.OpenHandle(path).Dispose();
            return false;
        }
        catch (IOException exception)
        {
            return exception.HResult == NoDevice;
        }
    }
}
