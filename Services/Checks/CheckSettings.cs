using System.Text.RegularExpressions;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Checks;

/// <summary>Whether partners are asked, and at which URLs. Nothing that a user enters goes into them.</summary>
public sealed partial class CheckSettings
{
    private const string CheckSetting = "Partners:Check";
    private const string WhatsAppSetting = "Partners:WhatsApp:BaseAddress";
    private const string WhatsAppVersionSetting = "Partners:WhatsApp:ApiVersion";
    private const string ChototSetting = "Partners:Chotot:BaseAddress";

    private CheckSettings(IConfiguration configuration)
    {
        var version = configuration.Text(WhatsAppVersionSetting)?.Trim() ?? "v25.0";

        if (!Version().IsMatch(version))
        {
            throw new StartupException(
                $"{WhatsAppVersionSetting} must be a version of Meta's Graph API, such as v25.0.");
        }

        WhatsApp = new(ReadUrl(configuration, WhatsAppSetting, "https://graph.facebook.com"), $"{version}/");
        Chotot = ReadUrl(configuration, ChototSetting, "https://gateway.chotot.com/v1/public");
    }

    /// <summary>Meta's Graph API with its version, such as <c>https://graph.facebook.com/v25.0/</c>.</summary>
    public Uri WhatsApp { get; }

    /// <summary>Chợ Tốt's gateway, with a slash at its end.</summary>
    public Uri Chotot { get; }

    /// <summary>What is configured, or null when partners are not asked.</summary>
    /// <exception cref="StartupException">A setting is invalid.</exception>
    public static CheckSettings? Read(IConfiguration configuration) =>
        configuration.IsOn(CheckSetting, fallback: true, "true, or false for a site that never asks a partner")
            ? new(configuration)
            : null;

    private static Uri ReadUrl(IConfiguration configuration, string name, string fallback)
    {
        var url = configuration.Url(
            name,
            url => url.OriginalString.IndexOfAny(['?', '#', '@', '\\']) < 0,
            $"an address and nothing after it, such as {fallback}") ?? new(fallback);

        return url.Scheme == Uri.UriSchemeHttps || url.IsLoopback
            ? new(url.AbsoluteUri.TrimEnd('/') + '/')
            : throw new StartupException(
                $"{name} must start with https: tokens would cross the network in clear. " +
                "Only this machine (localhost) can be http.");
    }

    [GeneratedRegex(@"^v[0-9]+\.[0-9]+\z")]
    private static partial Regex Version();
}
