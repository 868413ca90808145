using PartnerSite.StandIn.Chotot;
using PartnerSite.StandIn.Graph;

namespace PartnerSite.StandIn;

/// <summary>All that the stand-in can be asked for.</summary>
public static class StandInScripts
{
    /// <summary>Tokens that ask a phone number for something else.</summary>
    public static IReadOnlyList<string> Tokens { get; } = [.. GraphScripts.All.Select(script => script.Name)];

    /// <summary>Tokens that <c>debug_token</c> says something of.</summary>
    public static IReadOnlyList<string> DebuggedTokens { get; } = [.. GraphTokens.All.Select(script => script.Name)];

    /// <summary>Phone number ids that Meta knows.</summary>
    public static IReadOnlyList<string> PhoneNumbers { get; } = [.. GraphNumber.Scripts.Select(script => script.Name)];

    /// <summary>Account ids that Chợ Tốt answers something of.</summary>
    public static IReadOnlyList<string> Accounts { get; } = [.. GatewayScripts.All.Select(script => script.Name)];
}
