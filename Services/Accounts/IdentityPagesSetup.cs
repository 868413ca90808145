using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Accounts;

internal static class IdentityPagesSetup
{
    // Nothing leads to it, it tells who has an account, and without mail it confirms anybody's address to anybody.
    private const string RegisterConfirmation = "/Account/RegisterConfirmation";

    // Without mail they would say that they sent one.
    private static readonly string[] NeedMail =
    [
        "/Account/ConfirmEmailChange", "/Account/ForgotPassword", "/Account/ForgotPasswordConfirmation",
        "/Account/ResendEmailConfirmation", "/Account/ResetPassword", "/Account/ResetPasswordConfirmation",
        "/Account/Manage/Email",
    ];

    // Everybody signs in with a password of this site, and the site has an error page of its own.
    private static readonly string[] NotNeeded =
    [
        "/Account/ExternalLogin", "/Account/Manage/ExternalLogins", "/Account/Manage/SetPassword", "/Error",
    ];

    /// <summary>What the site changes about Identity's pages.</summary>
    public static WebApplicationBuilder AddIdentityPages(this WebApplicationBuilder builder)
    {
        string[] unused =
            [RegisterConfirmation, .. NotNeeded, .. MailSettings.AreIn(builder.Configuration) ? [] : NeedMail];

        builder.Services
            .AddRazorPages(options =>
            {
                foreach (var page in unused)
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

        return builder;
    }
}
