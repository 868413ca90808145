using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Activity;

internal static class ActivitySetup
{
    /// <summary>Registers the log of what is done with users' connections.</summary>
    /// <exception cref="StartupException">The setting is invalid.</exception>
    public static WebApplicationBuilder AddActivity(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton(ActivitySettings.Read(builder.Configuration));
        builder.Services.AddSingleton<ActivityRecorder>();
        builder.Services.AddSingleton<ActivityLog>();
        builder.Services.AddSingleton<ActivityPruner>();
        builder.Services.AddHostedService<ActivityPruning>();
        return builder;
    }
}
