using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Support;

internal static class SupportSetup
{
    /// <summary>Where texts send people who need help.</summary>
    /// <exception cref="StartupException">The setting is invalid.</exception>
    public static WebApplicationBuilder AddSupport(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(SupportContact.Read(builder.Configuration));
        return builder;
    }
}
