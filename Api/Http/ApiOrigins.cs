using PartnerSite.Services.Startup;

namespace PartnerSite.Api.Http;

/// <summary>
/// Which other sites' pages may call the API, by bearer token and never with the cookie: none, unless configured.
/// </summary>
internal static class ApiOrigins
{
    private const string Setting = "Api:AllowedOrigins";

    /// <exception cref="StartupException">A configured value is not an origin.</exception>
    public static void AddApiOrigins(this WebApplicationBuilder builder)
    {
        var origins = builder.Configuration.GetSection(Setting).Get<string[]>() ?? [];

        if (origins.FirstOrDefault(origin => !IsOrigin(origin)) is { } bad)
        {
            throw new StartupException($"{Setting} has '{bad}', which is no origin. Write a scheme and a host, as https://app.example.com, without a path.");
        }

        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
            .WithHeaders("Authorization", "Content-Type", "If-Match")
            .WithExposedHeaders("ETag", "Retry-After", "WWW-Authenticate", "Accept-Patch")));
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is ("https" or "http")
        && text == uri.GetLeftPart(UriPartial.Authority);
}
