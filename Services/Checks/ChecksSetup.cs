using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Checks;

internal static class ChecksSetup
{
    private const string LimitSetting = "Partners:ChecksPerMinute";

    /// <summary>Registers the checks of values with partners, and the access to these values.</summary>
    /// <exception cref="StartupException">The limit is invalid.</exception>
    public static WebApplicationBuilder AddChecks(this WebApplicationBuilder builder)
    {
        var checksPerMinute = builder.Configuration.WholeNumber(LimitSetting, fallback: 10, "checks a minute");
        builder.Services.AddSingleton(_ => new CheckLimit(checksPerMinute));
        builder.Services.AddSingleton<PartnerChecks>();
        builder.Services.AddSingleton<PartnerCredentials>();
        builder.Services.AddSingleton<CheckStore>();
        builder.Services.AddSingleton<ConnectionChecks>();
        builder.Services.AddSingleton<CheckedSaves>();
        builder.Services.AddSingleton<ConnectionDiagnostics>();
        return builder;
    }
}
