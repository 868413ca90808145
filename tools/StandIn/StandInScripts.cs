using PartnerSite.StandIn.Chotot;
using PartnerSite.StandIn.Graph;

namespace PartnerSite.StandIn;

/// <summary>The names of all scripts.</summary>
public static class StandInScripts
{
    /// <summary>Tokens that have an answer of their own.</summary>
    public static IReadOnlyList<string> Tokens { get; } = [.. GraphScripts.All.Select(script => script.Name)];

    /// <summary>Tokens that <c>debug_token</c> answers for.</summary>
    public static IReadOnlyList<string> DebuggedTokens { get; } = [.. GraphTokens.All.Select(script => script.Name)];

    /// <summary>Phone number ids that Meta knows.</summary>
    public static IReadOnlyList<string> PhoneNumbers { get; } = [.. GraphNumber.Scripts.Select(script => script.Name)];

    /// <summary>Account ids that Chợ Tốt has an answer for.</summary>
    public static IReadOnlyList<string> Accounts { get; } = [.. GatewayScripts.All.Select(script => script.Name)];

    /// <summary>OIDs whose profile Chợ Tốt has an answer for.</summary>
    public static IReadOnlyList<string> Profiles { get; } = [.. GatewayProfiles.All.Select(script => script.Name)];
}
