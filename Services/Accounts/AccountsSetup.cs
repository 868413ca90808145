using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;
using PartnerSite.Services.Http;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Accounts;

internal static class AccountsSetup
{
    private const string GuessesSetting = "Accounts:GuessesPerMinute";

    /// <summary>Accounts by ASP.NET Core Identity and its pages, cookies, and a policy that lets nobody in by default.</summary>
    /// <exception cref="StartupException">The limit of guesses makes no sense.</exception>
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddDefaultIdentity<ApplicationUser>(options =>
            {
                // NIST SP 800-63B: length counts, rules of composition do not.
                options.Password.RequiredLength = 8;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddSignInManager<EvenSignInManager>()
            .AddErrorDescriber<AccountErrors>()
            .AddClaimsPrincipalFactory<ApplicationUserClaims>()
            .AddEntityFrameworkStores<AppDbContext>()
            .AddUserStore<SiteUserStore>();

        builder.Services.AddScoped<ILookupNormalizer, AnyTextNormalizer>();
        builder.Services.AddScoped(services => (EvenSignInManager)services.GetRequiredService<SignInManager<ApplicationUser>>());

        var guessesPerMinute = builder.Configuration.WholeNumber(GuessesSetting, otherwise: 10, "wrong sign-ins a minute");
        builder.Services.AddSingleton(services => new GuessLimit(services.GetRequiredService<TimeProvider>(), guessesPerMinute));

        var environment = builder.Environment;
        builder.Services.ConfigureApplicationCookie(options => options.Cookie = new SiteCookie("PartnerSite", environment));
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, options => options.Cookie = new SiteCookie("PartnerSite.External", environment));
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options => options.Cookie = new SiteCookie("PartnerSite.TwoFactorUser", environment));
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, options => options.Cookie = new SiteCookie("PartnerSite.TwoFactorRemember", environment));
        builder.Services.AddAntiforgery(options => options.Cookie = new SiteCookie("PartnerSite.Antiforgery", environment, SameSiteMode.Strict));
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new(
            [new Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement()], []));

        return builder;
    }
}
