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
    /// Registers what asks the partners, each under its partner's tag; none when <c>Partners:Check</c> is false.
    /// </summary>
    /// <exception cref="StartupException">A setting makes no sense.</exception>
    public static WebApplicationBuilder AddPartnerClients(this WebApplicationBuilder builder)
    {
        if (CheckSettings.Read(builder.Configuration) is not { } settings)
        {
            return builder;
        }

        builder.Services.TryAddSingleton(CheckTimeouts.Default);
        builder.Services.AddChecker<WhatsAppChecker>("whatsapp", settings.WhatsApp);
        builder.Services.AddPartnerClient<WhatsAppTokenInfo>(settings.WhatsApp).AddExtraResilience();
        builder.Services.AddChecker<ChototChecker>("chotot", settings.Chotot);
        return builder;
    }

    private static void AddChecker<TChecker>(this IServiceCollection services, string tag, Uri address)
        where TChecker : class, IPartnerChecker
    {
        services.AddPartnerClient<TChecker>(address).AddCheckResilience();
        services.AddKeyedTransient<IPartnerChecker>(tag, (provider, _) => provider.GetRequiredService<TChecker>());
    }

    private static IHttpClientBuilder AddPartnerClient<TClient>(this IServiceCollection services, Uri address)
        where TClient : class =>
        services.AddHttpClient<TClient>(typeof(TClient).Name, client =>
            {
                client.BaseAddress = address;
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = CheckTimeouts.Bytes;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("PartnerSite");
            })
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => NewHandler(address));

    // A redirect would take the token to wherever the answer says; a trace would tell partners our ids, and traces
    // theirs.
    private static SocketsHttpHandler NewHandler(Uri address) => new()
    {
        // What is plain on this machine must not leave it.
        UseProxy = !address.IsLoopback,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectTime,
        PooledConnectionLifetime = ConnectionLife,
    };
}
