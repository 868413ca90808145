namespace PartnerSite.Services.Startup;

internal static class ContentRoot
{
    /// <summary>
    /// A builder that finds its settings and files beside the program when it was started from another folder.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var isNamed = settings.Any(setting => setting.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
            || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null;

        return WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            ContentRootPath = isNamed || File.Exists("appsettings.json") ? null : AppContext.BaseDirectory,
        });
    }
}
