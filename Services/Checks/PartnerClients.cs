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
        if (CheckSettings.Read(builder.Configuration) is not { } settings)
        {
            return builder;
        }

        builder.Services.TryAddSingleton(CheckTimeouts.Default);
        builder.Services.AddSingleton<WhatsAppFields>();
        builder.Services.AddChecker<WhatsAppChecker>("whatsapp", settings.WhatsApp);
        builder.Services.AddPartnerClient<WhatsAppTokenInfo>(settings.WhatsApp).AddExtraResilience();
        builder.Services.AddChecker<ChototChecker>("chotot", settings.Chotot);
        return builder;
    }

    private static void AddChecker<TChecker>(this IServiceCollection services, string tag, Uri baseUrl)
        where TChecker : class, IPartnerChecker
    {
        services.AddPartnerClient<TChecker>(baseUrl).AddCheckResilience();
        services.AddSingleton(new PartnerApi(tag, baseUrl.AbsolutePath.Trim('/')));
        services.AddKeyedTransient<IPartnerChecker>(tag, (provider, _) => provider.GetRequiredService<TChecker>());
    }

    private static IHttpClientBuilder AddPartnerClient<TClient>(this IServiceCollection services, Uri baseUrl)
        where TClient : class =>
        services.AddHttpClient<TClient>(typeof(TClient).Name, client =>
            {
                client.BaseAddress = baseUrl;
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = CheckTimeouts.MaxResponseBytes;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("PartnerSite");
            })
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => NewHandler(baseUrl));

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
