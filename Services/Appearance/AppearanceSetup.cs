using PartnerSite.Services.Http;

namespace PartnerSite.Services.Appearance;

internal static class AppearanceSetup
{
    /// <summary>Light and dark: what was chosen in this browser, else what the system prefers.</summary>
    public static WebApplicationBuilder AddAppearance(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new ThemeCookie(new SiteCookie("PartnerSite.Theme", builder.Environment)));
        return builder;
    }
}
