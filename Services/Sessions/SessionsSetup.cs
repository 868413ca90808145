using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using PartnerSite.Services.Http;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Sessions;

internal static class SessionsSetup
{
    // Pages read the cookie and redirect; the API reads tokens too and responds with a status.
    private const string ByPath = "ByPath";
    private const string LifetimeSetting = "Api:TokenLifetime";

    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(8);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(30);

    /// <summary>Sessions by cookie for pages, and by bearer token for the API. Both end at once.</summary>
    /// <exception cref="StartupException">The lifetime of tokens is invalid.</exception>
    public static WebApplicationBuilder AddSessions(this WebApplicationBuilder builder)
    {
        var lifetime = builder.Configuration.Duration(LifetimeSetting, DefaultLifetime, LongestLifetime);

        builder.Services.AddSingleton<SessionRegister>();
        builder.Services.AddSingleton<BearerTokens>();
        builder.Services.AddScoped<SessionCookieEvents>();
        builder.Services.AddScoped<HalfSignInEvents>();
        builder.Services.AddHostedService<EndedSessionPruning>();
        builder.Services.AddSingleton<SeenSessions>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SeenSessions>());
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.EventsType = typeof(SessionCookieEvents);
            options.ExpireTimeSpan = SessionRegister.LongestUnused;
        });
        builder.Services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorUserIdScheme, options => options.EventsType = typeof(HalfSignInEvents));

        // A remembered second factor is checked whenever it is used, not every half an hour.
        builder.Services.Configure<SecurityStampValidatorOptions>(options =>
            options.ValidationInterval = TimeSpan.Zero);

        builder.Services
            .AddAuthentication(options => options.DefaultAuthenticateScheme =
                options.DefaultChallengeScheme = options.DefaultForbidScheme = ByPath)
            .AddPolicyScheme(ByPath, null, options => options.ForwardDefaultSelector = SchemeFor)
            .AddBearerToken(IdentityConstants.BearerScheme, options =>
            {
                options.BearerTokenExpiration = lifetime;
                options.Events.OnMessageReceived = ReadToken;
            })
            .AddScheme<AuthenticationSchemeOptions, ApiAuthentication>(ApiAuthentication.SchemeName, null);

        builder.Services.PostConfigure<BearerTokenOptions>(IdentityConstants.BearerScheme, options =>
            options.BearerTokenProtector = new RecentTickets(options.BearerTokenProtector));

        return builder;
    }

    private static string SchemeFor(HttpContext context) =>
        context.Request.IsApi() ? ApiAuthentication.SchemeName : IdentityConstants.ApplicationScheme;

    // RFC 9110, section 11.1: the scheme's name is written in any case; the handler knows one.
    private static Task ReadToken(MessageReceivedContext context)
    {
        const string Prefix = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        context.Token = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : null;
        return Task.CompletedTask;
    }
}
