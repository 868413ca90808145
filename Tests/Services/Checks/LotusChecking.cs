using PartnerSite.Services.Checks;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure.Lotus;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>The invented partner's checker, registered beside the site's.</summary>
internal static class LotusChecking
{
    public static Checking Asking(StandInPartners partners) => new(partners, more: builder =>
        builder.AddChecker<LotusChecker>("lotus", "Partners:Lotus:BaseAddress", "https://api.lotus.example/v1"));
}
