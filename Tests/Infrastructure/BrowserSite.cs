using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site on a real port of loopback.</summary>
public class BrowserSite : Site
{
    public BrowserSite() => UseKestrel(0);

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address
    {
        get
        {
            StartServer();
            return Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseStaticWebAssets();
    }
}

/// <summary>The site with every page, as it runs for customers.</summary>
public sealed class ProductionWholeSite : WholeSite
{
    public ProductionWholeSite() => Environment = "Production";
}

/// <summary>The site as it runs for customers.</summary>
public sealed class ProductionBrowserSite : BrowserSite
{
    public ProductionBrowserSite() => Environment = "Production";
}
