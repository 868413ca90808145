using System.Globalization;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Checks;

internal static class ChecksSetup
{
    private const string LimitSetting = "Partners:ChecksPerMinute";
    private const int DefaultLimit = 10;

    /// <summary>Registers what asks partners whether values work, and who may use them.</summary>
    /// <exception cref="StartupException">The limit makes no sense.</exception>
    public static WebApplicationBuilder AddChecks(this WebApplicationBuilder builder)
    {
        var checksPerMinute = LimitOf(builder.Configuration[LimitSetting]);
        builder.Services.AddSingleton(_ => new CheckLimit(checksPerMinute));
        builder.Services.AddSingleton<PartnerChecks>();
        builder.Services.AddSingleton<PartnerCredentials>();
        builder.Services.AddSingleton<ConnectionChecks>();
        builder.Services.AddSingleton<CheckedSaves>();
        return builder;
    }

    private static int LimitOf(string? setting) => string.IsNullOrEmpty(setting) ? DefaultLimit
        : int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit
        : throw new StartupException($"{LimitSetting} must be a whole number of checks a minute, at least 1.");
}
