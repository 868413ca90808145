using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

public sealed class ProductionTests(ProductionWholeSite site, Chromium chromium) : IClassFixture<ProductionWholeSite>
{
    /// <summary>A person's browser complains about every break of the policy, and that fails the test.</summary>
    [Fact, Drill]
    public async Task No_view_breaks_the_content_security_policy_Identitys_pages_included()
    {
        await using var person = await chromium.NewPersonAsync(site);
        var views = 0;
        await Views.WalkAsync(site, person, _ =>
        {
            views++;
            return Task.CompletedTask;
        });

        Assert.InRange(views, 24, 100);
    }
}
