using PartnerSite.StandIn;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site with stand-ins for its partners.</summary>
public sealed class StandInSite : Site, IAsyncLifetime
{
    /// <summary>Asked instead of Meta and Chợ Tốt; the tool's README says what they answer.</summary>
    public StandInPartners Partners { get; private set; } = null!;

    public static async Task<StandInPartners> StartPartnersAsync(Site site)
    {
        var partners = await StandInPartners.StartAsync();
        Use(site, partners);
        return partners;
    }

    /// <summary>Points a site at these partners.</summary>
    public static void Use(Site site, StandInPartners partners)
    {
        site.Settings["Partners:Check"] = "true";
        site.Settings["Partners:WhatsApp:BaseAddress"] = partners.Address.AbsoluteUri;
        site.Settings["Partners:Chotot:BaseAddress"] = partners.Gateway.AbsoluteUri;
        site.Settings.TryAdd("Partners:ChecksPerMinute", "1000000");
    }

    public async ValueTask InitializeAsync() => Partners = await StartPartnersAsync(this);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Partners.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
