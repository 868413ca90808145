using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Http;

/// <summary>
/// Proxies in front of the site, who say where a request comes from. Without a setting nobody is believed, since
/// anybody can write the header: but for the one that sits at a Unix socket, where nobody else can.
/// </summary>
internal static class ProxySetup
{
    private const string HopsSetting = "Proxies:Hops";
    private const string NetworksSetting = "Proxies:Networks";
    private const string Everybody = "ForwardedHeaders_Enabled";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">A setting is invalid, or contradicts another.</exception>
    public static WebApplicationBuilder AddProxies(this WebApplicationBuilder builder)
    {
        var hops = builder.Configuration.WholeNumber(HopsSetting, fallback: 0, "proxies in a row", least: 0, most: 10);
        var networks = builder.Configuration.GetSection(NetworksSetting).GetChildren().Select(Parse).ToList();

        if ((hops > 0 || networks.Count > 0)
            && builder.Configuration.IsOn(Everybody, fallback: false))
        {
            throw new StartupException(
                $"ASPNETCORE_FORWARDEDHEADERS_ENABLED believes one proxy. Remove it: {HopsSetting} is set.");
        }

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            if (hops > 0 || networks.Count > 0)
            {
                Believe(options, hops);
                networks.ForEach(options.KnownIPNetworks.Add);
            }
        });

        return builder;
    }

    /// <summary>Takes the client's address and scheme from the proxies that are believed.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration.IsOn(Everybody, fallback: false))
        {
            return;
        }

        var configured = app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;

        if (configured.ForwardedHeaders != ForwardedHeaders.None)
        {
            app.UseForwardedHeaders();
        }
        else
        {
            app.UseWhen(UnixSockets.IsBySocket, branch => branch.UseForwardedHeaders(Believe(new(), hops: 1)));
        }
    }

    // What came by a Unix socket has no address, and no network to look for: it is believed by its hops alone.
    private static ForwardedHeadersOptions Believe(ForwardedHeadersOptions options, int hops)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = hops > 0 ? hops : null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        return options;
    }

    private static System.Net.IPNetwork Parse(IConfigurationSection entry) =>
        System.Net.IPNetwork.TryParse(entry.Value?.Trim(), out var network)
            ? network
            : throw new StartupException(
                $"{entry.Path} must be a network, such as 10.0.0.0/8 or 2001:db8::/32: it is '{entry.Value}'.");
}
