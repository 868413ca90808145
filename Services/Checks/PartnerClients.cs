using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerSite.Services.Checks.Chotot;
using PartnerSite.Services.Checks.WhatsApp;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Checks;

internal static class PartnerClients
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Registers the checkers, each under its partner's tag; none when <c>Partners:Check</c> is false.
    /// </summary>
    /// <exception cref="StartupException">A setting is invalid.</exception>
    public static WebApplicationBuilder AddPartnerClients(this WebApplicationBuilder builder)
    {
        const string Expected = "true, or false for a site that never asks a partner";

        if (!builder.Configuration.IsOn("Partners:Check", fallback: true, Expected))
        {
            return builder;
        }

        builder.Services.TryAddSingleton(CheckTimeouts.Default);
        builder.AddWhatsApp();
        builder.AddChecker<ChototChecker>(
            "chotot", "Partners:Chotot:BaseAddress", "https://gateway.chotot.com/v1/public");
        return builder;
    }

    /// <summary>
    /// Registers a partner's checker with a client of its own: with time limits, one retry, a breaker, no redirects,
    /// at most 64 KB of an answer, and logs without addresses and headers.
    /// </summary>
    /// <param name="builder">The site.</param>
    /// <param name="tag">The partner's tag.</param>
    /// <param name="setting">The setting that leads elsewhere, such as <c>Partners:Zalo:BaseAddress</c>.</param>
    /// <param name="address">The partner's address, by HTTPS.</param>
    /// <param name="path">What every request's address goes on with, such as a version.</param>
    /// <returns>Where the partner is asked.</returns>
    /// <exception cref="StartupException">The setting is invalid.</exception>
    public static PartnerApi AddChecker<TChecker>(
        this WebApplicationBuilder builder, string tag, string setting, string address, string path = "")
        where TChecker : class, IPartnerChecker
    {
        var api = new PartnerApi(tag, setting, new(ReadUrl(builder.Configuration, setting, address), path));
        builder.Services.AddSingleton(api);
        builder.AddPartnerClient<TChecker>(api).AddCheckResilience();
        builder.Services.AddKeyedTransient<IPartnerChecker>(
            tag, (provider, _) => provider.GetRequiredService<TChecker>());
        return api;
    }

    /// <summary>Registers another client of a partner, as strict as its checker's.</summary>
    public static IHttpClientBuilder AddPartnerClient<TClient>(this WebApplicationBuilder builder, PartnerApi api)
        where TClient : class =>
        builder.Services.AddHttpClient<TClient>(typeof(TClient).Name, client =>
            {
                client.BaseAddress = api.Address;
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = CheckTimeouts.MaxResponseBytes;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("PartnerSite");
            })
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => NewHandler(api.Address));

    private static Uri ReadUrl(IConfiguration configuration, string name, string fallback)
    {
        var url = configuration.Url(
            name,
            url => url.OriginalString.IndexOfAny(['?', '#', '@', '\\']) < 0,
            $"an address and nothing after it, such as {fallback}") ?? new(fallback);

        return url.Scheme == Uri.UriSchemeHttps || url.IsLoopback
            ? new(url.AbsoluteUri.TrimEnd('/') + '/')
            : throw new StartupException(
                $"{name} must start with https: tokens would cross the network in clear. " +
                "Only this machine (localhost) can be http.");
    }

    // A redirect would send the token wherever the response says; trace headers would tell partners our ids.
    private static SocketsHttpHandler NewHandler(Uri baseUrl) => new()
    {
        // Plain HTTP to this machine must not go through a proxy.
        UseProxy = !baseUrl.IsLoopback,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectTime,
        PooledConnectionLifetime = ConnectionLife,
    };
}
