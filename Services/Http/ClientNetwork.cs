using System.Net;
using System.Net.Sockets;

namespace PartnerSite.Services.Http;

internal static class ClientNetwork
{
    /// <summary>
    /// What limits count by: an IPv4 address, or the /64 network of an IPv6 address, since its owner has all 2^64 of
    /// it.
    /// </summary>
    public static string Network(this IPAddress? address) => address switch
    {
        null => "none",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
