using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api.OpenApi;

public sealed class CommittedDocumentTests(ProductionSite site)
{
    [Fact]
    public async Task The_committed_document_is_the_one_that_the_site_serves()
    {
        var document = (await ApiDocument.FromAsync(site)).Text + "\n";
        var path = Repository.PathOf("docs/openapi.json");

        if (Environment.GetEnvironmentVariable("PARTNERSITE_RENEW") is not null)
        {
            await File.WriteAllTextAsync(path, document);
        }

        Assert.True(
            File.Exists(path) && await File.ReadAllTextAsync(path) == document,
            "docs/openapi.json is not what the site serves: run scripts/openapi.sh, look at what changed, and commit it.");
    }
}
