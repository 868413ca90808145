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

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. settings],
            ContentRootPath = isNamed || File.Exists("PartnerSite.csproj") ? null : AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelHttpsConfiguration();

        if (builder.Environment.IsDevelopment())
        {
            builder.WebHost.UseStaticWebAssets();
        }

        return builder;
    }
}
