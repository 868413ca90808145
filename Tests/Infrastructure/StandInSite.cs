using PartnerSite.StandIn;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site on a real port, with stand-ins for its partners.</summary>
public class StandInSite : BrowserSite, IAsyncLifetime
{
    /// <summary>Who is asked instead of Meta and Chợ Tốt; what they answer is in the tool's README.</summary>
    public StandInPartners Partners { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Partners = await StandInPartners.StartAsync();
        Settings["Partners:Check"] = "true";
        Settings["Partners:WhatsApp:BaseAddress"] = Partners.Address.AbsoluteUri;
        Settings["Partners:Chotot:BaseAddress"] = Partners.Gateway.AbsoluteUri;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Partners.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
