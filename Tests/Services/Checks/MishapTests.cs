using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.StandIn;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>What no partner documents, but what happens, is a verdict at none of them.</summary>
public sealed class MishapTests
{
    public static TheoryData<string> Tags => [.. PartnerCatalog.Default.Partners.Select(partner => partner.Tag)];

    [Theory, MemberData(nameof(Tags))]
    public async Task An_answer_that_cannot_be_read_says_nothing_about_the_values(string tag)
    {
        var partner = PartnerCatalog.Default.FindPartner(tag)!;
        var examples = new PartnerValues(partner.Attributes.Where(one => !one.IsDate)
            .ToDictionary(one => one.Key, one => one.Example!));
        await using var elsewhere = await StandInPartners.StartAsync();
        var mishaps = Mishaps.All.Append(new("redirect", Mishaps.Redirect(elsewhere.Address)));

        await Parallel.ForEachAsync(mishaps, async (mishap, cancellationToken) =>
        {
            await using var partners = await StandInPartners.StartAsync();
            partners.Mishap = mishap.Value;
            await using var checking = new Checking(partners, Checking.Impatient with
            {
                Attempt = TimeSpan.FromSeconds(1),
            });
            var check = await checking.Asking(tag).CheckAsync(examples, cancellationToken);

            Assert.True(check is { IsVerdict: false, IsDoubt: false }, $"{mishap.Key}: {check.Message.Key}");
            Assert.Equal([partners.Address.Authority], checking.Connections.Distinct());
        });

        Assert.Empty(elsewhere.Requests);
    }
}
