using Microsoft.AspNetCore.StaticAssets;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Http;

internal static class SecurityHeaders
{
    // Bootstrap's check marks are data: images. Everything else comes from this site.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; " +
        "frame-ancestors 'none'";

    /// <summary>Browsers keep to HTTPS for two years, on subdomains too when the operator says so.</summary>
    /// <exception cref="StartupException">The setting is invalid.</exception>
    public static WebApplicationBuilder AddStrictTransport(this WebApplicationBuilder builder)
    {
        const string Expected = "true when every subdomain of the site's host has HTTPS, else false";
        var subdomains = builder.Configuration.IsOn("Hsts:IncludeSubDomains", fallback: false, Expected);
        builder.Services.AddHsts(options =>
        {
            options.MaxAge = TimeSpan.FromDays(730);
            options.IncludeSubDomains = subdomains;
        });
        return builder;
    }

    /// <summary>
    /// Headers of every response: a strict content security policy, and no caching except of static files.
    /// </summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.Use(AddHeaders);
    }

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = PolicyWith(context.Features.Get<StyleNonce>());
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

            if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                && context.GetEndpoint()?.Metadata.GetMetadata<OwnCacheControl>() is null)
            {
                headers.CacheControl = "no-store";
                headers.Append(
                    "Vary", context.Request.IsApi() ? "Authorization, Cookie, Accept-Language" : "HX-Request");
            }

            return Task.CompletedTask;
        });

        return next(context);
    }

    private static string PolicyWith(StyleNonce? nonce) => nonce is null
        ? ContentSecurityPolicy
        : ContentSecurityPolicy.Replace(
            "style-src 'self'", $"style-src 'self' 'nonce-{nonce.Value}'", StringComparison.Ordinal);
}
