using PartnerSite.StandIn;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site with every page. Its mails are not delivered, and its partners are stand-ins.</summary>
public class WholeSite : BrowserSite, IAsyncLifetime
{
    private StandInPartners partners = null!;

    public WholeSite()
    {
        MailSite.Use(this, port: 9);

        // What was not checked stays so while a test looks at it.
        Settings["Partners:Recheck"] = "false";
    }

    public async ValueTask InitializeAsync() => partners = await StandInSite.StartPartnersAsync(this);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await partners.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
