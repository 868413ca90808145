using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Rechecks;

internal static class RechecksSetup
{
    /// <summary>Rechecks in the background, when they are turned on.</summary>
    /// <exception cref="StartupException">A setting is invalid.</exception>
    public static WebApplicationBuilder AddRechecks(this WebApplicationBuilder builder)
    {
        var settings = RecheckSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<Rechecker>();

        if (settings.IsOn)
        {
            builder.Services.AddHostedService<RecheckService>();
        }

        return builder;
    }
}
