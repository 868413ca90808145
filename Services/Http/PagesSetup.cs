using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Http;

internal static class PagesSetup
{
    // Nothing leads to it, it tells who has an account, and without mail it confirms anybody's address to anybody.
    private const string RegisterConfirmation = "/Account/RegisterConfirmation";

    // Without mail they would say that they sent one.
    private static readonly string[] NeedMail =
    [
        "/Account/ConfirmEmailChange", "/Account/ForgotPassword", "/Account/ForgotPasswordConfirmation", "/Account/ResendEmailConfirmation",
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
        string[] withoutUse = [RegisterConfirmation, .. NotNeeded, .. MailSettings.AreIn(builder.Configuration) ? [] : NeedMail];

        builder.Services
            .AddRazorPages(options =>
            {
                foreach (var page in withoutUse)
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
