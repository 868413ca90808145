using System.Globalization;
using Microsoft.AspNetCore.Localization;
using PartnerSite.Services.Http;

namespace PartnerSite.Services.Languages;

internal static class LanguagesSetup
{
    /// <summary>
    /// English and Vietnamese: what was chosen, else what the browser or the program asks for, else English.
    /// </summary>
    public static WebApplicationBuilder AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization(options => options.ResourcesPath = "Services/Languages/Resources");
        builder.Services.AddSingleton<Texts>();
        builder.Services.AddSingleton(new LanguageCookie(new SiteCookie("PartnerSite.Language", builder.Environment)));
        builder
            .Services.AddOptions<RequestLocalizationOptions>()
            .Configure<LanguageCookie>(
                (options, cookie) =>
                {
                    options.SetDefaultCulture(SiteLanguage.All[0].Code);
                    options.SupportedCultures = options.SupportedUICultures = [
                        .. SiteLanguage.All.Select(language => new CultureInfo(language.Code)),
                    ];
                    options.ApplyCurrentCultureToResponseHeaders = true;
                    options.RequestCultureProviders =
                    [
                        cookie.Provider,
                        new AcceptLanguageHeaderRequestCultureProvider(),
                    ];
                });

        return builder;
    }

    /// <summary>Everything from here on is in the request's language.</summary>
    public static void UseLanguages(this IApplicationBuilder app) => app.UseRequestLocalization();
}
