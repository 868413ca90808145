using PartnerSite.StandIn;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site on a real port, with stand-ins for its partners.</summary>
public sealed class StandInBrowserSite : BrowserSite, IAsyncLifetime
{
    private StandInPartners partners = null!;

    public async ValueTask InitializeAsync() => partners = await StandInSite.StartPartnersAsync(this);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await partners.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
