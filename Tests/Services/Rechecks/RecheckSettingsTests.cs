using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Rechecks;
using PartnerSite.Services.Startup;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Rechecks;

public sealed class RecheckSettingsTests
{
    [Theory]
    [InlineData(false, null, false)]
    [InlineData(false, "true", true)]
    [InlineData(true, null, true)]
    [InlineData(true, "false", false)]
    public async Task It_is_on_when_the_site_sends_mail_unless_a_setting_says_otherwise(
        bool sendsMail, string? setting, bool isOn)
    {
        await using var site = new Site();

        if (sendsMail)
        {
            MailSite.Use(site, port: 9);
        }

        if (setting is not null)
        {
            site.Settings["Partners:Recheck"] = setting;
        }

        Assert.Equal(isOn, site.Services.GetServices<IHostedService>().Any(service => service is RecheckService));
    }

    [Theory]
    [InlineData("Partners:Recheck", "yes please")]
    [InlineData("Partners:RechecksPerMinute", "0")]
    [InlineData("Partners:RechecksPerMinute", "many")]
    [InlineData("Partners:ChecksPerMinute", "-1")]
    public void An_invalid_setting_stops_the_start_by_name(string name, string value)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration[name] = value;
        Assert.StartsWith(
            $"{name} must be ",
            Assert.Throws<StartupException>(() => builder.AddChecks().AddRechecks()).Message,
            StringComparison.Ordinal);
    }
}
