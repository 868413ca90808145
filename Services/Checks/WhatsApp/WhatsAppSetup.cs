using System.Text.RegularExpressions;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Checks.WhatsApp;

internal static partial class WhatsAppSetup
{
    private const string VersionSetting = "Partners:WhatsApp:ApiVersion";

    /// <summary>Registers the check of WhatsApp's values, at Meta's Graph API with its version.</summary>
    /// <exception cref="StartupException">A setting is invalid.</exception>
    public static void AddWhatsApp(this WebApplicationBuilder builder)
    {
        var version = builder.Configuration.Text(VersionSetting)?.Trim() ?? "v25.0";

        if (!Version().IsMatch(version))
        {
            throw new StartupException($"{VersionSetting} must be a version of Meta's Graph API, such as v25.0.");
        }

        var api = builder.AddChecker<WhatsAppChecker>(
            "whatsapp", "Partners:WhatsApp:BaseAddress", "https://graph.facebook.com", $"{version}/");
        builder.AddPartnerClient<WhatsAppTokenInfo>(api).AddExtraResilience();
        builder.Services.AddSingleton<WhatsAppFields>();
    }

    [GeneratedRegex(@"^v[0-9]+\.[0-9]+\z")]
    private static partial Regex Version();
}
