using PartnerSite.Services.Startup;
using PartnerSite.Services.Support;

namespace PartnerSite.Tests.Services.Support;

public sealed class SupportContactTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Without_the_setting_support_has_no_address(string? blank)
    {
        var name = Read(blank).InText;

        Assert.Equal("Site.Support", name.Key);
        Assert.Empty(name.Arguments);
    }

    [Theory]
    [InlineData("support@example.com", "support@example.com")]
    [InlineData(" lan.nguyen+shop@example.co.uk ", "lan.nguyen+shop@example.co.uk")]
    [InlineData("https://example.com/help?topic=partners", "https://example.com/help?topic=partners")]
    [InlineData("HTTPS://example.com", "https://example.com/")]
    public void An_email_address_or_a_URL_is_named(string setting, string address)
    {
        var name = Read(setting).InText;

        Assert.Equal("Site.SupportAt", name.Key);
        Assert.Equal([address], name.Arguments);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("secret@example")]
    [InlineData("PartnerSite <secret@example.com>")]
    [InlineData("secret?subject=x@example.com")]
    [InlineData("secret@example.com?bcc=lan@example.com")]
    [InlineData("mailto:secret@example.com")]
    [InlineData("http://secret.example.com")]
    [InlineData("https://secret@example.com")]
    [InlineData("javascript:secret")]
    [InlineData("/secret")]
    public void Anything_else_stops_the_start_and_is_not_repeated(string setting)
    {
        var refusal = Assert.Throws<StartupException>(() => Read(setting));

        Assert.Equal(
            "Site:Support must be an email address or an https URL of at most 200 characters, " +
            "such as support@example.com or https://example.com/help.",
            refusal.Message);
    }

    [Fact]
    public void A_longer_address_stops_the_start()
    {
        Assert.Throws<StartupException>(() => Read($"{new string('a', 200)}@example.com"));
        Assert.Throws<StartupException>(() => Read($"https://example.com/{new string('a', 200)}"));
    }

    private static SupportContact Read(string? setting) => SupportContact.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Site:Support"] = setting })
            .Build());
}
