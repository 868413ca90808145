using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Api;

public sealed class WebClientTests(BrowserSite site)
{
    [Fact]
    public async Task A_web_client_signs_in_reads_updates_and_reads_back()
    {
        using var user = new SiteClient(new Uri(site.Address));
        await user.RegisterAsync(Emails.New());

        await Tool.RunAsync(
            "node",
            [Repository.PathOf("Tests/Api/web-client.mjs"), site.Address, user.Email],
            ("PASSWORD", Emails.Password));
    }
}
