using PartnerSite.Services.Checks.Chotot;
using PartnerSite.Services.Checks.WhatsApp;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Startup;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>Where partners are asked: at their own addresses, unless a setting leads elsewhere.</summary>
public sealed class PartnerClientsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task By_default_the_partners_themselves_are_asked(string? blank)
    {
        await using var checking = new Checking(
            limits: null,
            ("Partners:Check", blank),
            ("Partners:WhatsApp:BaseAddress", blank),
            ("Partners:WhatsApp:ApiVersion", blank),
            ("Partners:Chotot:BaseAddress", blank));

        Assert.Equal("https://graph.facebook.com/v25.0/", AddressOf(checking, "whatsapp"));
        Assert.Equal("https://gateway.chotot.com/v1/public/", AddressOf(checking, "chotot"));
    }

    [Theory]
    [InlineData("https://partners.example.com/meta", "https://partners.example.com/meta/v26.0/")]
    [InlineData("https://partners.example.com/meta/", "https://partners.example.com/meta/v26.0/")]
    [InlineData("http://127.0.0.1:5090", "http://127.0.0.1:5090/v26.0/")]
    [InlineData("http://localhost:5090/", "http://localhost:5090/v26.0/")]
    [InlineData("http://[::1]:5090/", "http://[::1]:5090/v26.0/")]
    public async Task Another_address_may_be_asked(string setting, string address)
    {
        await using var checking = new Checking(
            limits: null, ("Partners:WhatsApp:BaseAddress", setting), ("Partners:WhatsApp:ApiVersion", "v26.0"));

        Assert.Equal(address, AddressOf(checking, "whatsapp"));
    }

    // A forgotten setting would lead tests and the demo to the partner itself.
    [Fact]
    public async Task Tests_and_the_demo_lead_every_partner_that_is_asked_to_this_machine()
    {
        await using var partners = await StandInPartners.StartAsync();
        await using var checking = new Checking(partners);

        Assert.NotEmpty(checking.Apis);
        Assert.All(checking.Apis, api => Assert.True(
            api.Address.IsLoopback && partners.Settings.ContainsKey(api.Setting),
            $"{api.Partner} is asked at {api.Address}: its stand-in in tools/StandIn has to name {api.Setting}."));
    }

    [Fact]
    public async Task The_README_has_the_setting_of_every_partner_that_is_asked()
    {
        await using var checking = new Checking(limits: null);
        var readme = await File.ReadAllTextAsync(Repository.PathOf("README.md"));

        Assert.All(checking.Apis, api => Assert.True(
            readme.Contains($"| `{api.Setting}` |", StringComparison.Ordinal),
            $"The settings in README.md have no row for `{api.Setting}`."));
    }

    [Fact]
    public async Task Every_partner_that_is_asked_or_played_is_in_the_catalog()
    {
        await using var checking = new Checking(limits: null);

        Assert.All(
            checking.Apis.Select(api => api.Partner).Concat(StandInPartners.All.Select(one => one.Partner)),
            tag => Assert.True(
                PartnerCatalog.Default.FindPartner(tag) is not null,
                $"No partner of SitePartners has the tag '{tag}', under which a checker or a stand-in is registered."));
        Assert.All(
            StandInPartners.All.SelectMany(partner => partner.Scripts.Keys),
            key => Assert.True(PartnerCatalog.Default.Find(key) is not null, $"No attribute has the key '{key}'."));
    }

    [Theory]
    [InlineData("Partners:WhatsApp:BaseAddress", "graph.facebook.com", "must be an address and nothing after it, such as https://graph.facebook.com.")]
    [InlineData("Partners:WhatsApp:BaseAddress", "/graph", "must be an address")]
    [InlineData("Partners:WhatsApp:BaseAddress", "ftp://graph.facebook.com", "must be an address")]
    [InlineData("Partners:WhatsApp:BaseAddress", "https://graph.facebook.com/?", "must be an address")]
    [InlineData("Partners:WhatsApp:BaseAddress", "https://graph.facebook.com/#x", "must be an address")]
    [InlineData("Partners:WhatsApp:BaseAddress", "https://secret@graph.facebook.com", "must be an address")]
    [InlineData("Partners:WhatsApp:BaseAddress", "http://graph.facebook.com", "must start with https")]
    [InlineData("Partners:WhatsApp:BaseAddress", "http://localhost.example.com", "must start with https")]
    [InlineData("Partners:Chotot:BaseAddress", "gateway", "must be an address and nothing after it, such as https://gateway.chotot.com/v1/public.")]
    [InlineData("Partners:Chotot:BaseAddress", "http://gateway.chotot.com/v1/public", "must start with https")]
    [InlineData("Partners:WhatsApp:ApiVersion", "25.0", "must be a version of Meta's Graph API, such as v25.0.")]
    [InlineData("Partners:WhatsApp:ApiVersion", "v25", "must be a version")]
    [InlineData("Partners:WhatsApp:ApiVersion", "v25.0/x", "must be a version")]
    [InlineData("Partners:WhatsApp:ApiVersion", "v25.0\nx", "must be a version")]
    [InlineData("Partners:Check", "no", "must be true, or false for a site that never asks a partner.")]
    public void An_invalid_setting_is_named(string name, string value, string message)
    {
        var refusal = Assert.Throws<StartupException>(() => new Checking(limits: null, (name, value)));

        Assert.StartsWith($"{name} {message}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checkers_are_there_by_the_tags_of_their_partners()
    {
        await using var checking = new Checking(limits: null);

        Assert.IsType<WhatsAppChecker>(checking.CheckerOf("whatsapp"));
        Assert.IsType<ChototChecker>(checking.CheckerOf("chotot"));
        Assert.Null(checking.CheckerOf("lotus"));
    }

    [Fact]
    public async Task A_site_that_never_asks_has_no_checkers()
    {
        await using var checking = new Checking(limits: null, ("Partners:Check", "False"));

        Assert.Null(checking.CheckerOf("whatsapp"));
        Assert.Null(checking.CheckerOf("chotot"));
    }

    private static string AddressOf(Checking checking, string tag) =>
        checking.Apis.Single(api => api.Partner == tag).Address.AbsoluteUri;
}
