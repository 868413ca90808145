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
    [Fact]
    public async Task It_is_off_until_it_is_turned_on()
    {
        await using var off = new Site();
        Assert.DoesNotContain(off.Services.GetServices<IHostedService>(), service => service is RecheckService);

        await using var on = new Site { Settings = { ["Partners:Recheck"] = "true" } };
        Assert.Contains(on.Services.GetServices<IHostedService>(), service => service is RecheckService);
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
