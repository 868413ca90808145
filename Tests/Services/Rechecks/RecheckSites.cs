using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Rechecks;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rechecks;

/// <summary>Sites with stand-ins for their partners that check connections again when a test says so.</summary>
internal static class RecheckSites
{
    /// <summary>A site that checks this many connections a minute.</summary>
    public static async Task<StandInSite> StartAsync(TimeProvider? clock = null, int rate = 6_000)
    {
        var site = new StandInSite { Clock = clock, Settings = { ["Partners:RechecksPerMinute"] = $"{rate}" } };
        await site.InitializeAsync();
        return site;
    }

    /// <summary>The site's next round; returns how many connections were checked.</summary>
    public static Task<int> RecheckAsync(this Site site) =>
        site.Services.GetRequiredService<Rechecker>().RunAsync(CancellationToken.None);

    /// <summary>One on the site's services, with a clock and a rate of its own.</summary>
    public static Rechecker NewRechecker(this Site site, TimeProvider clock, int rate)
    {
        var services = site.Services;
        return new(
            services.GetRequiredService<IProfileStore>(),
            services.GetRequiredService<ILeaseStore>(),
            services.GetRequiredService<PartnerCatalog>(),
            services.GetRequiredService<PartnerChecks>(),
            services.GetRequiredService<ConnectionChecks>(),
            new RecheckSettings(IsOn: true, rate),
            clock);
    }
}
