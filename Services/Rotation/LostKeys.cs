using PartnerSite.Services.Encryption;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Rotation;

/// <summary>The ids of keys that an operator has given up: what they encrypted no longer stops a start.</summary>
internal static class LostKeys
{
    public const string Setting = "Encryption:LostKeys";

    /// <exception cref="StartupException">An entry is no key id.</exception>
    public static IReadOnlySet<string> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Setting);

        return string.IsNullOrEmpty(section.Value)
            ? section.GetChildren().Select(entry => Parse(entry.Value ?? "", entry.Path)).ToHashSet()
            : throw new StartupException(
                $"{Setting} is a list: set {Setting}:0 (Encryption__LostKeys__0), :1 and so on.");
    }

    private static string Parse(string text, string setting)
    {
        var id = text.Trim().ToLowerInvariant();

        return EncryptionKey.IsId(id)
            ? id
            : throw new StartupException(
                $"{setting} is no key id: it must be the 24 hex digits " +
                "that the message of a missing key and `keys status` show.");
    }
}
