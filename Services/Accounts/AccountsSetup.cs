using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Http;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Accounts;

internal static class AccountsSetup
{
    private const string GuessesSetting = "Accounts:GuessesPerMinute";
    private const string RegistrationsSetting = "Accounts:RegistrationsPerMinute";

    // OWASP's Password Storage Cheat Sheet, for PBKDF2 with HMAC-SHA512, which Identity uses.
    private const int HashIterations = 210_000;

    private static readonly (string Scheme, string Name)[] Cookies =
    [
        (IdentityConstants.ApplicationScheme, "PartnerSite"),
        (IdentityConstants.ExternalScheme, "PartnerSite.External"),
        (IdentityConstants.TwoFactorUserIdScheme, "PartnerSite.TwoFactorUser"),
        (IdentityConstants.TwoFactorRememberMeScheme, "PartnerSite.TwoFactorRemember"),
    ];

    /// <summary>
    /// ASP.NET Core Identity and its pages, cookies, and a policy that requires a signed-in user by default.
    /// </summary>
    /// <exception cref="StartupException">A limit is invalid.</exception>
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
                options.User.AllowedUserNameCharacters = EmailAddresses.Characters;

                // The last resort against guesses from everywhere: fewer wrong ones are limited where they come from.
                options.Lockout.MaxFailedAccessAttempts = 100;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserManager<SiteUserManager>()
            .AddSignInManager<UniformSignInManager>()
            .AddPasswordValidator<PasswordStrength>()
            .AddErrorDescriber<AccountErrors>()
            .AddClaimsPrincipalFactory<ApplicationUserClaims>()
            .AddEntityFrameworkStores<AppDbContext>()
            .AddUserStore<SiteUserStore>()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);

        builder.Services.AddSingleton<IPasswordHasher<ApplicationUser>, SitePasswordHasher>();
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        builder.Services.AddSingleton<DecoyPassword>();
        builder.Services.AddScoped<ILookupNormalizer, AnyTextNormalizer>();
        builder.Services.AddScoped(services =>
            (UniformSignInManager)services.GetRequiredService<SignInManager<ApplicationUser>>());

        var guesses = builder.Configuration.WholeNumber(GuessesSetting, fallback: 10, "wrong sign-ins a minute");
        var registrations = builder.Configuration.WholeNumber(
            RegistrationsSetting, fallback: 10, "registrations a minute from one network");
        builder.Services.AddSingleton(services => new GuessLimit(
            services.GetRequiredService<TimeProvider>(), guesses, services.GetService<IEventCounter>()));
        builder.Services.AddSingleton(services =>
            new AttemptLimit(services.GetRequiredService<TimeProvider>(), guesses, registrations));
        builder.Services.AddSingleton<HashingPlaces>();
        builder.Services.AddSingleton<DeviceMark>();
        builder.Services.AddSingleton<IAccountPasswords, AccountPasswords>();
        builder.Services.AddSingleton<OwnerLanguage>();
        builder.Services.AddSingleton<SecondFactorCipher>();
        builder.Services.AddScoped<SecondFactorSetup>();
        builder.Services.AddScoped<AccountEvents>();
        builder.Services.AddScoped<SignInGuard>();

        foreach (var (scheme, name) in Cookies)
        {
            builder.Services.Configure<CookieAuthenticationOptions>(
                scheme, options => options.Cookie = new SiteCookie(name, builder.Environment));
        }

        builder.Services.AddAntiforgery(options =>
            options.Cookie = new SiteCookie("PartnerSite.Antiforgery", builder.Environment, SameSiteMode.Strict));
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new(
            [new Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement()], []));

        return builder;
    }
}
