using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;
using PartnerSite.Services.Accounts;

namespace PartnerSite.Services.Http;

internal static class PagesSetup
{
    // The site sends no mail. These pages of Identity would say that they did, and one of them confirms
    // anybody's address to anybody.
    private static readonly string[] NeedMail =
    [
        "/Account/ForgotPassword", "/Account/ForgotPasswordConfirmation", "/Account/RegisterConfirmation", "/Account/ResendEmailConfirmation",
        "/Account/ResetPassword", "/Account/ResetPasswordConfirmation", "/Account/Manage/Email",
    ];

    // Everybody signs in with a password of this site, and the site has an error page of its own.
    private static readonly string[] NotNeeded =
    [
        "/Account/ExternalLogin", "/Account/Manage/ExternalLogins", "/Account/Manage/SetPassword", "/Error",
    ];

    /// <summary>Razor Pages: rendered on the server, checked on the server.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddRazorPages(options =>
            {
                foreach (var page in NeedMail.Concat(NotNeeded))
                {
                    options.Conventions.AddAreaPageRouteModelConvention("Identity", page, model => model.Selectors.Clear());
                }
            })
            .AddMvcOptions(options =>
            {
                options.Filters.Add<IdentityPageFilter>();
                options.Filters.Add<GuessedPasswordFilter>();
                options.Filters.Add<StaySignedInFilter>();
            })
            .AddAccountTexts();

        // Client validation would bring scripts from elsewhere and an inline style.
        builder.Services.Configure<MvcViewOptions>(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        builder.Services.Configure<CookieTempDataProviderOptions>(options =>
            options.Cookie = new SiteCookie("PartnerSite.Feedback", builder.Environment));

        // Vietnamese as it is, not as a number a letter.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));

        return builder;
    }
}
