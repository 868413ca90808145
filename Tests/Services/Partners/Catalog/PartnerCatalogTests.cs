using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Partners.Catalog;

/// <summary>Mistakes in the catalog are refused when the site starts, or named here.</summary>
public sealed class PartnerCatalogTests
{
    [Theory]
    [InlineData("lotus_other")]
    [InlineData("lotus_day")]
    public void A_last_day_of_nothing_is_refused(string key)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new PartnerCatalog(
            new Partner("lotus", "Lotus Pay",
            [
                new("lotus_secret", "Secret", AttributeTags.Sensitive),
                new("lotus_day", "Expires on") { Expires = key },
            ])));

        Assert.Equal(
            $"'lotus_day' is the last day of '{key}', which is no attribute of its partner.", refusal.Message);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(-1)]
    public void A_notice_earlier_than_two_weeks_is_refused(int days)
    {
        var refusal = Assert.Throws<ArgumentException>(() => NewCatalog(days));

        Assert.Equal($"'lotus_day' is told {days} days before: at most 14.", refusal.Message);
        Assert.Equal(1, NewCatalog(1).Find("lotus_day")!.NoticeDays);
    }

    [Fact]
    public void Marks_are_squares_among_the_sites_files() => Assert.All(
        PartnerCatalog.Default.Partners.Select(partner => partner.Mark).OfType<string>(),
        mark =>
        {
            var path = Repository.PathOf($"wwwroot{mark}");
            Assert.True(File.Exists(path), $"'{mark}' is the mark of a partner, and wwwroot has no such file.");
            Assert.Contains("viewBox=\"0 0 ", File.ReadAllText(path), StringComparison.Ordinal);
        });

    private static PartnerCatalog NewCatalog(int noticeDays) => new(
        new Partner("lotus", "Lotus Pay",
        [
            new("lotus_secret", "Secret", AttributeTags.Sensitive),
            new("lotus_day", "Expires on") { Expires = "lotus_secret", NoticeDays = noticeDays },
        ]));
}
