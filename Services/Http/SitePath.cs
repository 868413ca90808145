using System.Text.RegularExpressions;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Http;

/// <summary>
/// The path below which the site is served, when it shares its host; empty when it has a host to itself.
/// </summary>
public sealed partial class SitePath
{
    private const string Setting = "PathBase";

    private SitePath(PathString value) => Value = value;

    /// <summary>Such as <c>/partners-site</c>, without a slash at its end; or empty.</summary>
    public PathString Value { get; }

    /// <summary>What is configured.</summary>
    /// <exception cref="StartupException">It is no path.</exception>
    public static SitePath Read(IConfiguration configuration) => configuration.Text(Setting)?.Trim() switch
    {
        null => new(PathString.Empty),
        var path when Plain().IsMatch(path) => new(path),
        _ => throw new StartupException(
            $"{Setting} must be the path below which people find the site, such as /partners-site: "
            + "a slash, then letters, digits, hyphens and underscores, and none at its end."),
    };

    // Nothing that would have to be escaped in an address or a cookie.
    [GeneratedRegex(@"^(/[A-Za-z0-9_-]+)+\z")]
    private static partial Regex Plain();
}

internal static class SitePathSetup
{
    /// <summary>Reads the setting.</summary>
    /// <exception cref="StartupException">It is no path.</exception>
    public static WebApplicationBuilder AddSitePath(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(SitePath.Read(builder.Configuration));
        return builder;
    }

    /// <summary>
    /// Takes the path off what is asked for, and puts it before every address that is answered. A proxy may take it off
    /// itself: then it is put before them all the same. No header says what it is, so nobody can forge it.
    /// </summary>
    public static void UseSitePath(this WebApplication app)
    {
        var path = app.Services.GetRequiredService<SitePath>().Value;

        if (path.HasValue)
        {
            app.Use((context, next) =>
            {
                var request = context.Request;

                if (request.Path.StartsWithSegments(path, out var rest))
                {
                    request.Path = rest;
                }

                request.PathBase = path;
                return next(context);
            });
        }
    }
}
