using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.WebEncoders;

namespace PartnerSite.Services.Http;

internal static class PagesSetup
{
    /// <summary>Razor Pages: rendered on the server, checked on the server.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            // Identity UI asks for controllers too. There are none, and looking for them takes time at each start.
            foreach (var controllers in parts.FeatureProviders.OfType<ControllerFeatureProvider>().ToList())
            {
                parts.FeatureProviders.Remove(controllers);
            }
        });

        // Client validation would bring scripts from elsewhere and an inline style.
        builder.Services.Configure<MvcViewOptions>(options =>
            options.HtmlHelperOptions.ClientValidationEnabled = false);
        builder.Services.Configure<CookieTempDataProviderOptions>(options =>
            options.Cookie = new SiteCookie("PartnerSite.Feedback", builder.Environment));

        // A cookie that was cut off, or made by somebody else: an answer of 400 says enough, and a stack no more.
        builder.CapLogs(
            ("Microsoft.AspNetCore.Antiforgery", LogLevel.None),
            ("Microsoft.AspNetCore.Mvc.ViewFeatures.CookieTempDataProvider", LogLevel.None));

        // Vietnamese letters are written as they are, not as numeric entities.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));

        return builder;
    }
}
