using System.Collections.Concurrent;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>The words for details are words for what partners say, and none of them is left over.</summary>
public sealed class DetailTextTests(StandIns standIns) : IClassFixture<StandIns>
{
    // Some partners never answer; the others have the time that they need on a busy machine.
    private static readonly CheckTimeouts Limits = new(
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1));

    [Fact]
    public async Task Every_text_is_of_a_detail_that_a_partner_gives()
    {
        var given = new ConcurrentBag<string>();
        var asked =
            from partner in PartnerCatalog.Default.Partners
            from values in StandIns.ValuesOf(partner.Tag)
            select (partner.Tag, Values: new PartnerValues(values));

        await Parallel.ForEachAsync(asked, async (one, cancellationToken) =>
        {
            await using var checking = new Checking(standIns.Partners, Limits);
            var check = await checking.Asking(one.Tag).CheckAsync(one.Values, cancellationToken);

            foreach (var (name, value) in check.Details)
            {
                given.Add(name);
                given.Add($"{name}.{value}");
            }
        });

        Assert.Empty(ResourceTexts.Read("Details", SiteLanguage.All[0]).Keys.Except(given));
    }
}
