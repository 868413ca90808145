using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(PartnerSite.Tests.Infrastructure.BrowserSite))]

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site on a real port of loopback. Its visitors and programs connect to it.</summary>
public class BrowserSite : Site
{
    private static readonly ConcurrentDictionary<string, BrowserSite> Running = new();

    public BrowserSite() => UseKestrel(0);

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address
    {
        get
        {
            Start();
            var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
                .Addresses.First();
            Running[new Uri(address).Authority] = this;
            return address;
        }
    }

    /// <summary>The site of this process at an address; null when it is that of another process.</summary>
    public static BrowserSite? At(Uri address) => Running.GetValueOrDefault(address.Authority);

    public override SiteClient NewVisitor() => new(new Uri(Address));

    public override ApiClient NewProgram() => new(new Uri(Address));

    /// <summary>Before another process gets its port.</summary>
    public override async ValueTask DisposeAsync()
    {
        foreach (var authority in Running.Where(site => site.Value == this).Select(site => site.Key).ToList())
        {
            Running.TryRemove(authority, out _);
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseStaticWebAssets();
    }
}

/// <summary>The site on a port, with its database where a process of the site in this folder looks for it.</summary>
public sealed class BrowserSiteIn(string folder) : BrowserSite
{
    public override string DatabasePath => Path.Combine(folder, "App_Data", "partnersite.db");
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
